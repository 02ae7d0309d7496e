package io.lunapark.operations.recordaudit;

import io.lunapark.platform.audit.AuditLog;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Projection;
import io.lunapark.platform.lambda.UseCase;
import java.util.List;
import java.util.Set;

/** Writes the audit log from the events of all systems. */
@UseCase
public class RecordAudit implements Projection {

    private final AuditLog log;

    RecordAudit(AuditLog log) {
        this.log = log;
    }

    @Override
    public Set<String> types() {
        return Set.of("CommandTried");
    }

    @Override
    public List<Envelope> applyTogether(List<Envelope> batch) {
        return log.appendTogether(batch);
    }

    @Override
    public void apply(Envelope event) {
        log.append(event);
    }
}
