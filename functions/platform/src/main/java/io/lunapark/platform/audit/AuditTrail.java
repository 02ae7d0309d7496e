package io.lunapark.platform.audit;

import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Role;
import io.lunapark.platform.command.Idempotency;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.http.ProblemDetail;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records every command that was tried. What was accepted is recorded in the transaction of its effect; everything else
 * here, when the answer is known, in a transaction of its own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "lunapark.bus")
public final class AuditTrail {

    private static final String RECORDED = AuditTrail.class.getName();
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final Ids ids;
    private final String command;
    private final Database database;
    private final Outbox outbox;
    private final Publisher publisher;

    AuditTrail(
            Ids ids,
            @Property(name = Function.USE_CASE) String command,
            Database database,
            Outbox outbox,
            Publisher publisher) {
        this.ids = ids;
        this.command = command;
        this.database = database;
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** The entry of a command that was accepted, to be stored together with its effect. */
    public CommandTried accepted(HttpRequest<?> http, int status) {
        http.setAttribute(RECORDED, true);
        return entry(RequestContext.of(http), CommandTried.Outcome.accepted, status, null);
    }

    /** Stands around the filter that refuses calls for their headers or size, so that those are recorded too. */
    @ResponseFilter
    @Order(-2)
    void recordTheRest(HttpRequest<?> http, HttpResponse<?> response) {
        boolean recorded = http.getAttribute(RECORDED, Boolean.class).orElse(false) && response.code() < 400;
        if (READS.contains(http.getMethodName()) || recorded) {
            return;
        }
        RequestContext request = RequestContext.of(http);
        String problemCode =
                response.getBody(ProblemDetail.class).map(ProblemDetail::code).orElse(null);
        CommandTried entry = entry(request, outcome(response), response.code(), problemCode);
        try {
            publisher.publishCommitted(database.inTransaction(() -> outbox.store(Origin.of(request), List.of(entry))));
        } catch (RuntimeException e) {
            log.error("Not in the audit log, since the database is out of reach: {}", entry, e);
        }
    }

    private static CommandTried.Outcome outcome(HttpResponse<?> response) {
        if (response.code() >= 400) {
            return CommandTried.Outcome.refused;
        }
        return response.getHeaders().contains(Idempotency.REPLAYED)
                ? CommandTried.Outcome.replayed
                : CommandTried.Outcome.accepted;
    }

    private CommandTried entry(
            RequestContext request, CommandTried.Outcome outcome, int status, @Nullable String problemCode) {
        return new CommandTried(
                ids.next(),
                command,
                outcome,
                status,
                problemCode,
                request.method(),
                request.path(),
                request.sourceIp(),
                request.caller().roles().stream().map(Role::toString).sorted().toList());
    }
}
