package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.coasters.CoastersSchema;
import io.lunapark.coasters.ViewsEqualPostgres;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A park that something happens to, and what must be true of it again afterwards. */
record Park(Api api, Api control, CoastersSchema postgres) {

    private static final Duration LAST_EVENTS = Duration.ofSeconds(20);
    private static final LocalDate FIRST_DAY = LocalDate.now(ZoneOffset.UTC);

    static Park of(Stack stack) {
        return new Park(
                new Api(stack.url()).as(SignedIn.firstAdmin(stack)),
                Api.control(stack),
                new CoastersSchema(stack.postgres().url(), stack.postgres().adminPassword()));
    }

    JsonNode health() {
        return api.get("/api/health").json();
    }

    /** Starts the relays, as the schedule does every minute; returns how many events they have sent. */
    int relay() {
        return systems()
                .map(system -> "Relay" + system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1))
                .map(relay -> control.post("/2015-03-31/functions/" + relay + "/invocations", "{}"))
                .mapToInt(answer -> answer.json().path("sent").asInt())
                .sum();
    }

    /** The events of all systems, as a table. */
    String outboxes() {
        return systems()
                .map("select envelope::jsonb as envelope, type, stored_at, published_at from %s.outbox"::formatted)
                .collect(Collectors.joining(" union all ", "(", ") as outboxes"));
    }

    private Stream<String> systems() {
        return postgres.texts("select schemaname from pg_tables where tablename = 'outbox'").stream();
    }

    long waitingInOutbox() {
        return postgres.number("select count(*) from " + outboxes() + " where published_at is null");
    }

    /**
     * Waits until the outbox and the queues are empty, and then requires that every view equals Postgres, that the audit
     * log has each command exactly once, and that the given commands, which were acknowledged, are among them.
     */
    void isWholeAgain(Collection<Load.Accepted> acknowledged, Duration atMost) {
        await("outbox is empty")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(UncheckedIOException.class)
                .until(() -> relay() == 0 && waitingInOutbox() == 0);
        await("queues are empty")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(UncheckedIOException.class)
                .until(() -> isWell(health()));
        requireStored(acknowledged);
        // The bus itself may still hold a few events, which nobody can ask it.
        new ViewsEqualPostgres(api, postgres).awaitThat(LAST_EVENTS);
        await().atMost(LAST_EVENTS)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> requireAudited(acknowledged));
    }

    private static boolean isWell(JsonNode health) {
        return health.path("status").asText().equals("ok")
                && health.path("queues")
                        .valueStream()
                        .allMatch(queue -> queue.path("waiting").asLong() == 0
                                && queue.path("inFlight").asLong() == 0);
    }

    private void requireStored(Collection<Load.Accepted> acknowledged) {
        assertThat(postgres.texts("select id from coaster union all select id from wagon"))
                .as("coasters and wagons in Postgres")
                .containsAll(acknowledged.stream().map(Load.Accepted::id).toList());
    }

    /** The event of events/RecordAudit.json, which other tests send: no command caused it. */
    private static final String SAMPLE = "01a1fe87-57c3-7000-8000-000000000201";

    /** How the correlation ids of those begin that LateAuditIT sends. */
    private static final String NO_COMMAND = "no-command-";

    private void requireAudited(Collection<Load.Accepted> acknowledged) {
        List<JsonNode> log = auditLog().stream()
                .filter(entry -> !entry.path("id").asText().equals(SAMPLE))
                .filter(entry -> !entry.path("correlationId").asText().startsWith(NO_COMMAND))
                .toList();
        assertThat(counted(log.stream().map(entry -> entry.path("id").asText())))
                .as("entries of the audit log, by the event that caused them")
                .isEqualTo(
                        counted(postgres
                                .texts("select envelope ->> 'id' from " + outboxes() + " where type = 'CommandTried'")
                                .stream()));
        Map<String, Long> accepted = counted(log.stream()
                .filter(entry -> entry.path("tried").path("outcome").asText().equals("accepted"))
                .map(entry -> entry.path("correlationId").asText()));
        assertThat(acknowledged.stream().filter(command -> accepted.getOrDefault(command.correlationId(), 0L) != 1))
                .as("acknowledged commands that are not in the audit log exactly once")
                .isEmpty();
    }

    private static Map<String, Long> counted(Stream<String> keys) {
        return keys.collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
    }

    List<JsonNode> auditLog() {
        return FIRST_DAY
                .datesUntil(LocalDate.now(ZoneOffset.UTC).plusDays(1))
                .flatMap(day -> api.all("/api/audit?day=" + day).stream())
                .toList();
    }

    /** Ids of the dead-lettered messages. */
    Set<String> deadLetters() {
        return api.all("/api/dead-letters").stream()
                .map(letter -> letter.path("id").asText())
                .collect(Collectors.toSet());
    }
}
