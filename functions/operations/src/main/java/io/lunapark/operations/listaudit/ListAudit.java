package io.lunapark.operations.listaudit;

import io.lunapark.platform.audit.AuditEntry;
import io.lunapark.platform.audit.AuditLog;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Lists the audit log, newest first: that of a day (UTC), or what is between from and to, at most 31 days. Where neither is
 * said it is that of today.
 */
@UseCase
@Controller("/api/audit")
public class ListAudit {

    private static final Duration DAY = Duration.ofDays(1);

    /** Each day is a query, also where nothing was recorded. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final AuditLog log;
    private final Clock clock;

    ListAudit(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Get
    Page<AuditEntry> list(
            @Nullable @QueryValue LocalDate day,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            PageRequest page) {
        Instant begin = from;
        if (begin == null) {
            LocalDate named = Objects.requireNonNullElseGet(day, () -> LocalDate.now(clock));
            begin = to == null
                    ? named.atStartOfDay(ZoneOffset.UTC).toInstant()
                    : known("to", to).minus(DAY);
        }
        Instant end = to;
        if (end == null) {
            end = from == null ? begin.plus(DAY) : known("from", from).plus(LONGEST);
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw InvalidRequest.of("from", "out-of-range");
        }
        return log.between(begin, end, page);
    }

    /** Of years with four digits, as they are in the log. */
    private static Instant known(String name, Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw InvalidRequest.of(name, "out-of-range");
        }
        return time;
    }
}
