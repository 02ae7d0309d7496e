package io.lunapark.identity.store;

import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.IdentityProblem.TooManyAttempts;
import io.lunapark.identity.Slowdown;
import io.lunapark.identity.Slowdown.Count;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts tries to sign in and to sign up. A try counts before its password is looked at, in a transaction of its own: so
 * those that run side by side count too, and those that fail stay counted.
 */
@Singleton
public final class Attempts {

    private static final Duration SIGN_UP_WINDOW = Duration.ofHours(1);
    private static final int MOST_SIGN_UPS = 5;

    /** Looked up for an unknown e-mail address, so that it takes as long. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final FailureRows failures;
    private final SignUpRows signUps;
    private final KnownPlaces places;
    private final Clock clock;
    private final Ids ids;

    Attempts(Database database, FailureRows failures, SignUpRows signUps, KnownPlaces places, Clock clock, Ids ids) {
        this.database = database;
        this.failures = failures;
        this.signUps = signUps;
        this.places = places;
        this.clock = clock;
        this.ids = ids;
    }

    /** A try that counts as a failure until it turns out to be none: of what it counted, and how that stood. */
    public record Counted(Map<Count, String> subjects, Map<Count, Slowdown> before, Map<Count, Slowdown> after) {}

    /**
     * Counts a try to sign in; ends the call while it has to wait. From a device that the account is known from, only the
     * failures there count; from an address that it is known from, those at other addresses do not.
     *
     * @param user the user with the e-mail address; empty for an unknown one
     */
    public Counted signIn(RequestContext request, EmailAddress email, Optional<UUID> user) {
        String sourceIp = request.sourceIp();
        UUID known = user.orElse(NOBODY);
        return database.inTransaction(() -> {
            Optional<UUID> device = places.device(request, known);
            if (device.isPresent()) {
                return count(Map.of(Count.PAIR, pair(email, "device " + device.get())));
            }
            String address = "address " + SourceAddress.block(sourceIp);
            Map<Count, String> subjects =
                    new EnumMap<>(Map.of(Count.PAIR, pair(email, address), Count.ADDRESS, address));
            if (!places.isKnownAddress(known, sourceIp)) {
                subjects.put(Count.ACCOUNT, email.text());
            }
            return count(subjects);
        });
    }

    /** The same for a signed-in user who confirms their password: failures of others do not slow them down. */
    public Counted inSession(EmailAddress email, UUID session) {
        return database.inTransaction(() -> count(Map.of(Count.PAIR, pair(email, "session " + session))));
    }

    private static String pair(EmailAddress email, String place) {
        return email.text() + " from " + place;
    }

    /** What is refused leaves nothing behind, not even a row for each e-mail address that somebody makes up. */
    private Counted count(Map<Count, String> subjects) {
        Instant now = clock.instant();
        List<FailureRow> rows = lock(subjects, now);
        Map<Count, Slowdown> before = slowdowns(rows);
        before.values().stream()
                .map(Slowdown::blockedUntil)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .ifPresent(end -> {
                    throw new ProblemException(tooMany(now, end));
                });
        Map<Count, Slowdown> after = new EnumMap<>(before);
        after.replaceAll((count, slowdown) -> slowdown.failed(count, now));
        write(rows, after, now);
        return new Counted(subjects, before, after);
    }

    /** The password was right: what failed for this account in this place is forgotten; the rest stays as it was. */
    public void succeeded(Counted tried) {
        Instant now = clock.instant();
        List<FailureRow> rows = lock(tried.subjects(), now);
        Map<Count, Slowdown> left = slowdowns(rows);
        left.replaceAll((count, present) -> count == Count.PAIR
                ? Slowdown.NONE
                : present.takenBack(
                        count,
                        tried.before().getOrDefault(count, Slowdown.NONE),
                        tried.after().getOrDefault(count, Slowdown.NONE),
                        now));
        write(rows, left, now);
    }

    /** Counts a try to sign up; ends the call after the fifth within an hour from one address. */
    public void signUp(String sourceIp) {
        Instant now = clock.instant();
        byte[] address = OpaqueToken.sha256(SourceAddress.block(sourceIp));
        database.inTransaction(() -> {
            signUps.lock(address);
            List<SignUpRow> recent = signUps.since(address, now.minus(SIGN_UP_WINDOW));
            if (recent.size() >= MOST_SIGN_UPS) {
                throw new ProblemException(tooMany(now, recent.getFirst().at().plus(SIGN_UP_WINDOW)));
            }
            signUps.save(new SignUpRow(ids.next(), address, now));
            return recent.size();
        });
    }

    public int tidy() {
        Instant now = clock.instant();
        return failures.tidy(now) + signUps.tidy(now.minus(SIGN_UP_WINDOW));
    }

    /** How these counts stand, locked from now on, always in the same order. */
    private List<FailureRow> lock(Map<Count, String> subjects, Instant now) {
        List<Count> counts = subjects.keySet().stream().sorted().toList();
        return failures.lock(texts(counts, FailureRow::kind), texts(counts, count -> hash(subjects.get(count))), now);
    }

    private static Map<Count, Slowdown> slowdowns(List<FailureRow> rows) {
        return new EnumMap<>(rows.stream().collect(Collectors.toMap(FailureRow::count, FailureRow::slowdown)));
    }

    private void write(List<FailureRow> rows, Map<Count, Slowdown> slowdowns, Instant now) {
        failures.write(rows.stream()
                .map(row -> row.with(slowdowns.getOrDefault(row.count(), row.slowdown()), now))
                .toList());
    }

    private static String hash(@Nullable String subject) {
        return HexFormat.of().formatHex(OpaqueToken.sha256(String.valueOf(subject)));
    }

    private static TooManyAttempts tooMany(Instant now, Instant end) {
        return new TooManyAttempts(Duration.between(now, end).plusMillis(999).toSeconds());
    }
}
