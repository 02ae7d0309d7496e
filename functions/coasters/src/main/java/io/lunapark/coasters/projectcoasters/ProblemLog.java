package io.lunapark.coasters.projectcoasters;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.ConsoleText;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of problems that appeared: a line each, in Polish, as the original task has it. */
@Singleton
final class ProblemLog {

    /** A logger of its own, so that it can have a file of its own. */
    private static final Logger log = LoggerFactory.getLogger("problems");

    private static final ConsoleText POLISH = ConsoleText.in(Locale.of("pl"));

    private final ZoneId venue;

    ProblemLog(@Property(name = "lunapark.time-zone") ZoneId venue) {
        this.venue = venue;
    }

    void appeared(Coaster coaster, Alert alert) {
        LocalDateTime opened = LocalDateTime.ofInstant(alert.openedAt(), venue);
        log.warn(POLISH.problemLine(opened, coaster.number(), List.of(alert.problem())));
    }
}
