package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.doors.verifyexport.VerifyExport;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Finding;
import io.lunapark.kernel.seal.HistoryVerifier;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.localstack.AuditExport;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Api;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.EveryBackEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Nobody bends the history unseen, not even who has all rights in the stores. */
@EveryBackEnd
@DisabledIfSystemProperty(
        named = "lunapark.back-end",
        matches = "moto-host",
        disabledReason =
                "Nothing was sealed in 75 s on moto, whose writes at once may get lost; nobody has looked further.")
class SealedHistoryIT {

    /** Doors with sealed entries; among them what was tried at doors that are not there. */
    private static final List<String> DOORS = new ArrayList<>();

    private static Instant begin;

    @BeforeAll
    static void peopleStandAtDoors() {
        begin = Instant.now().minusSeconds(1);
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low", "Storage:high");
        Site.grant(office, anna, "low");
        anna.opens(office.door("Entrance"));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 8; i++) {
                anna.unlock(office.door("Entrance")).expect(200);
                anna.isRefused(office.door("Storage"), "level-too-low");
                anna.isRefused(UUID.randomUUID().toString(), "unknown-door");
            }
            seal(anna);
        }
        DOORS.addAll(List.of(office.door("Entrance"), office.door("Storage"), StoredEntry.UNKNOWN_DOOR));
    }

    /** What has happened until now is sealed when this returns. One attempt more keeps the rest from being quiet. */
    private static Checkpoint seal(Somebody witness) {
        Instant now = Instant.now();
        witness.isRefused(UUID.randomUUID().toString(), "unknown-door");
        return await("sealing")
                .atMost(Site.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            Api.control(SharedStack.running())
                                    .post("/2015-03-31/functions/SealHistory/invocations", "{}")
                                    .expect(200);
                            return DoorStores.checkpoints().getLast();
                        },
                        last -> last.until().isAfter(now));
    }

    @Test
    void everyTamperingIsFound() {
        areFound(60);
    }

    @Tag("long")
    @Test
    void aThousandTamperingsAreFound() {
        areFound(1_000);
    }

    private static void areFound(int tamperings) {
        long seed = System.nanoTime();
        List<Checkpoint> checkpoints = touched();
        PublicKey key = publicKey();

        DOORS.parallelStream().forEach(door -> {
            RandomGenerator random = new Random(seed);
            Map<List<Checkpoint>, List<Map<String, AttributeValue>>> entries =
                    checkpoints.stream().map(List::of).collect(Collectors.toMap(one -> one, one -> entries(door, one)));
            List<List<Checkpoint>> windows = entries.keySet().stream()
                    .filter(one -> entries.get(one).size() >= 3)
                    .toList();
            assertThat(windows).isNotEmpty();
            for (int i = 0; i < tamperings / DOORS.size() + 1; i++) {
                List<Checkpoint> window = windows.get(random.nextInt(windows.size()));
                Tampering tampering = Tampering.random(entries.get(window), random);
                tampering.happens();
                try {
                    assertThat(findings(key, window, door))
                            .as("seed %d, number %d: %s", seed, i, tampering)
                            .isNotEmpty()
                            .allMatch(finding -> finding.kind() == tampering.kind());
                } finally {
                    tampering.isUndone();
                }
            }
            assertThat(findings(key, checkpoints, door)).isEmpty();
        });
    }

    @Test
    void aTamperingIsAnsweredByTheCallAndGoneWhenItIsUndone() {
        RandomGenerator random = new Random(4);
        for (int i = 0; i < 5; i++) {
            String door = DOORS.get(i % 2);
            Tampering tampering = Tampering.random(entries(door, touched()), random);
            tampering.happens();
            try {
                JsonNode answer = verify();
                assertThat(answer.path("intact").asBoolean()).isFalse();
                assertThat(found(answer, door))
                        .as(tampering.toString())
                        .contains(tampering.kind().code())
                        .isSubsetOf(tampering.kind().code(), Finding.Kind.UNREADABLE.code());
            } finally {
                tampering.isUndone();
            }
        }

        JsonNode answer = verify();
        DOORS.forEach(door -> assertThat(found(answer, door)).isEmpty());
        assertThat(answer.path("checkpoints").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(answer.path("entries").asLong()).isGreaterThanOrEqualTo(48);
        assertThat(Instant.parse(answer.path("sealedUntil").asText())).isAfter(begin);
    }

    @Test
    void anExportIsVerifiedByItselfAndThePublicKey(@TempDir Path folder) throws Exception {
        Path export = folder.resolve("export.ndjson");
        String door = DOORS.getFirst();
        Stack stack = SharedStack.running();
        new AuditExport(stack.url(), SignedIn.firstAdmin(stack)).write(export, begin, null);

        assertThat(verifyExport(export)).contains("sealed until").doesNotContain(door);

        String edited = Files.readAllLines(export).stream()
                .map(line -> line.contains("\"door/" + door) ? line.replace("granted", "denied") : line)
                .collect(Collectors.joining("\n"));
        Files.writeString(export, edited);
        assertThat(verifyExport(export)).contains("edited-or-reordered").contains(door);
    }

    /** By the file and the key alone. */
    private static String verifyExport(Path export) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Path key = SharedStack.running().secrets().file("AuditPublicKey");
        VerifyExport.verify(new VerifyExport.Options(export, key, null, 0), out, out);
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update checkpoint set entries = entries where number = 1",
                "delete from checkpoint",
                "truncate checkpoint",
                "insert into checkpoint (number, previous, sealed_from, sealed_until, entries, doors, root, hash, signature) "
                        + "select number, previous, sealed_from, sealed_until + interval '1 s', entries, doors, root, 'x', '' "
                        + "from checkpoint where number = 1",
                "insert into checkpoint (number, previous, sealed_from, sealed_until, entries, doors, root, hash, signature) "
                        + "select max(number) + 2, 'x', max(sealed_until), now(), 0, '[]', '', 'y', '' from checkpoint",
                "insert into checkpoint (number, previous, sealed_from, sealed_until, entries, doors, root, hash, signature) "
                        + "select number + 1, hash, sealed_until + interval '1 s', now() + interval '1 h', 0, '[]', '', 'y', '' "
                        + "from checkpoint order by number desc limit 1"
            })
    void nobodyChangesWhatIsSealed(String statement) {
        assertThatThrownBy(() -> DoorStores.sql(statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).startsWith("23"));
    }

    @Test
    void eachCheckpointFollowsTheOneBeforeIt() {
        List<Checkpoint> all = DoorStores.checkpoints();

        assertThat(all.getFirst().number()).isEqualTo(1);
        assertThat(ofTheChain(all)).isEmpty();
        List<Checkpoint> withAGap = new ArrayList<>(all);
        withAGap.remove(all.size() - 2);
        assertThat(ofTheChain(withAGap))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.CHECKPOINT_MISSING));
    }

    @Test
    void whatIsStoredPastUsIsNamedAndIsNoHistory() {
        String door = DOORS.getFirst();
        Map<String, AttributeValue> one = entries(door, touched()).getFirst();
        String stray = UUID.randomUUID().toString();
        Map<Map<String, AttributeValue>, String> put = Map.of(
                with(one, "sk", "2999-01-01T00:00:00.000Z " + UUID.randomUUID()), "future-dated",
                with(one, "sk", "zzz"), "unreadable",
                with(one, "pk", StoredEntry.partition(stray)), "unknown-door");
        put.keySet().forEach(DoorStores::put);
        try {
            List<JsonNode> history = Site.security().all("/api/doors/" + door + "/history");
            assertThat(history).allMatch(entry -> entry.path("fault").isNull());
            JsonNode answer = verify();
            assertThat(answer.path("intact").asBoolean()).isFalse();
            assertThat(found(answer, door)).contains("unreadable");
            assertThat(found(answer, stray)).containsOnly("unknown-door");
            assertThat(Site.security().all("/api/audit/export?from=" + begin))
                    .extracting(line -> line.path("fault").asText())
                    .contains("unreadable", "unknown-door");
        } finally {
            put.keySet().forEach(DoorStores::remove);
        }
    }

    @Test
    void anEntryOfTheFutureIsFoundEvenIfItIsOneOfOurs() {
        Map<String, AttributeValue> one = entries(DOORS.getFirst(), touched()).getFirst();
        String time = "2999-01-01T00:00:00.000Z";
        String document = one.get("document").s();
        String was = one.get("sk").s().split(" ")[0];
        Map<String, AttributeValue> future = with(
                with(one, "document", document.replace(was, time)),
                "sk",
                one.get("sk").s().replace(was, time));
        DoorStores.put(future);
        try {
            assertThat(found(verify(), DOORS.getFirst())).contains("future-dated");
        } finally {
            DoorStores.remove(future);
        }
    }

    @Test
    void theAnswerSaysWhichPeriodWasLookedAt() {
        JsonNode open = Site.security().get("/api/audit/verify").expect(200).json();
        assertThat(Instant.parse(open.path("from").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofHours(25)), Instant.now().minus(Duration.ofHours(23)));
        assertThat(open.path("to").isNull()).isTrue();

        JsonNode closed = Site.security()
                .get("/api/audit/verify?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
                .expect(200)
                .json();
        assertThat(closed.path("from").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(closed.path("to").asText()).isEqualTo("2026-01-02T00:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{}", "null", "[7]", "{\"time\":\"+1000000-01-01T00:00:00Z\"}"})
    void anEntryThatCannotBeReadIsShownAsSuch(String document) {
        String door = DOORS.getFirst();
        Map<String, AttributeValue> one = entries(door, touched()).getFirst();
        DoorStores.put(with(one, "document", document));
        try {
            assertThat(Site.security().all("/api/doors/" + door + "/history"))
                    .filteredOn(entry -> entry.path("fault").asText().equals("unreadable"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.path("place").asText())
                            .isEqualTo(one.get("sk").s()));
            Site.security()
                    .get("/api/users/" + one.get("person").s() + "/access-history")
                    .expect(200);
            assertThat(found(verify(), door)).contains("unreadable", "edited-or-reordered");
        } finally {
            DoorStores.put(one);
        }
    }

    @Test
    void theLogOfCommandsIsSealedAlike() {
        List<Checkpoint> sealed = DoorStores.checkpoints("command_checkpoint");
        String day = sealed.getLast().doors().isEmpty()
                ? begin.toString().substring(0, 10)
                : sealed.getLast().doors().getLast().door();
        Map<String, AttributeValue> one = DoorStores.commands(
                        day, Checkpoint.place(begin), sealed.getLast().end())
                .getFirst();
        Map<String, AttributeValue> edited = with(one, "document", "no json");
        DoorStores.putCommand(edited);
        try {
            JsonNode answer = verify();
            assertThat(answer.path("findings").valueStream())
                    .filteredOn(finding -> finding.path("log").asText().equals("commands"))
                    .extracting(finding -> finding.path("kind").asText())
                    .contains("unreadable", "edited-or-reordered");
            assertThat(Site.security().all("/api/audit?day=" + day))
                    .filteredOn(entry -> entry.path("fault").asText().equals("unreadable"))
                    .hasSize(1);
        } finally {
            DoorStores.putCommand(one);
        }
        assertThat(verify().path("findings").valueStream())
                .filteredOn(finding -> finding.path("log").asText().equals("commands"))
                .isEmpty();
    }

    /** By somebody with every right in both stores; the key stays where it is, for the sealer itself seals anew. */
    @Test
    void aChainThatWasSealedAnewIsNotTheOneThatWasWrittenDown() throws Exception {
        long cut = Math.max(1, DoorStores.checkpoints().getLast().number() - 3);
        DoorStores.sql("create table kept as select * from checkpoint where number >= " + cut
                + "; alter table checkpoint disable trigger checkpoint_stays"
                + "; delete from checkpoint where number >= " + cut);
        try {
            assertThat(kinds(verify())).containsAnyOf("end-missing", "checkpoint-rewritten");
            await().atMost(Site.PATIENCE)
                    .until(() -> DoorStores.checkpoints().getLast().number() >= cut);
            assertThat(kinds(verify())).contains("checkpoint-rewritten");
        } finally {
            DoorStores.sql("delete from checkpoint where number >= " + cut
                    + "; insert into checkpoint (number, previous, sealed_from, sealed_until, entries, doors, root, "
                    + "hash, signature) select number, previous, sealed_from, sealed_until, entries, doors, root, hash, "
                    + "signature from kept order by number; drop table kept"
                    + "; alter table checkpoint enable trigger checkpoint_stays");
        }
        assertThat(kinds(verify())).doesNotContain("checkpoint-rewritten");
    }

    @Test
    void anAttemptIsSealedWithin15Seconds() {
        Instant now = Instant.now();
        Site.employee().isRefused(UUID.randomUUID().toString(), "unknown-door");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> DoorStores.checkpoints().getLast().until().isAfter(now));
    }

    private static List<String> kinds(JsonNode answer) {
        return answer.path("findings")
                .valueStream()
                .map(finding -> finding.path("kind").asText())
                .toList();
    }

    private static Map<String, AttributeValue> with(Map<String, AttributeValue> entry, String name, String value) {
        Map<String, AttributeValue> changed = new HashMap<>(entry);
        changed.put(name, AttributeValue.fromS(value));
        return changed;
    }

    private static List<Finding> ofTheChain(List<Checkpoint> checkpoints) {
        return new HistoryVerifier(publicKey(), null, checkpoints)
                .findings().stream().filter(finding -> finding.door() == null).toList();
    }

    /** The checkpoints since the first entry of this test. */
    private static List<Checkpoint> touched() {
        return DoorStores.checkpoints().stream()
                .filter(checkpoint -> checkpoint.until().isAfter(begin))
                .toList();
    }

    private static List<Map<String, AttributeValue>> entries(String door, List<Checkpoint> checkpoints) {
        return DoorStores.entries(
                door, checkpoints.getFirst().start(), checkpoints.getLast().end());
    }

    private static List<Finding> findings(PublicKey key, List<Checkpoint> checkpoints, String door) {
        HistoryVerifier verifier = new HistoryVerifier(key, null, checkpoints);
        entries(door, checkpoints)
                .forEach(item -> verifier.add(StoredEntry.of(item.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().s())))));
        return verifier.findings().stream()
                .filter(finding -> door.equals(finding.door()))
                .toList();
    }

    private static JsonNode verify() {
        return Site.security()
                .get("/api/audit/verify?from=" + begin)
                .expect(200)
                .json();
    }

    private static List<String> found(JsonNode answer, String door) {
        return answer.path("findings")
                .valueStream()
                .filter(finding -> finding.path("door").asText().equals(door))
                .map(finding -> finding.path("kind").asText())
                .toList();
    }

    private static PublicKey publicKey() {
        try {
            return AuditKey.publicKey(
                    Files.readString(SharedStack.running().secrets().file("AuditPublicKey")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
