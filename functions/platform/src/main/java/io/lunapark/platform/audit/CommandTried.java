package io.lunapark.platform.audit;

import io.lunapark.kernel.DomainEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;

/**
 * One entry of the audit log: an attempt to run a command.
 *
 * @param entry id of the entry, which is its own subject
 * @param command name of the use case
 * @param status HTTP status of the answer
 * @param problemCode why it was refused
 */
@Serdeable
public record CommandTried(
        UUID entry,
        String command,
        Outcome outcome,
        int status,
        @Nullable String problemCode,
        String method,
        String path,
        String sourceIp,
        List<String> roles)
        implements DomainEvent {

    /** {@code replayed}: an earlier answer was given again, nothing was done. */
    public enum Outcome {
        accepted,
        replayed,
        refused
    }

    /** A job that was invoked by its name, past the API: who may do that, and who did, is known where it runs. */
    public static CommandTried invoked(UUID entry, String job) {
        return new CommandTried(entry, job, Outcome.accepted, 200, null, "INVOKE", "/", "", List.of());
    }

    @Override
    public String subject() {
        return "audit/" + entry;
    }

    @Override
    public long sequence() {
        return 1;
    }
}
