package io.lunapark.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.kernel.seal.Finding.Kind;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody does to entries or checkpoints, it is found; and where nobody did anything, nothing is. */
class HistoryVerifierTest {

    private static final KeyPair KEY = AuditKey.make();
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final List<String> DOORS = List.of("entrance", "storage", StoredEntry.UNKNOWN_DOOR);

    /** Four minutes with some entries at three doors, in a checkpoint each. */
    @Provide
    Arbitrary<List<StoredEntry>> histories() {
        Arbitrary<StoredEntry> entry = Combinators.combine(
                        Arbitraries.of(DOORS),
                        Arbitraries.integers().between(0, 4 * 60_000 - 1),
                        Arbitraries.strings().alpha().ofLength(4),
                        Arbitraries.strings().ofMaxLength(20))
                .as(HistoryVerifierTest::entry);
        return entry.list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .uniqueElements(one -> one.door() + one.place())
                .map(HistoryVerifierTest::sorted);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void findsNothingWhereNothingWasDone(@ForAll("histories") List<StoredEntry> history) {
        List<Checkpoint> checkpoints = seal(history);

        assertThat(findings(checkpoints, history)).isEmpty();
        assertThat(findings(checkpoints.subList(1, 4), history)).isEmpty();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void findsWhatIsGone(@ForAll("histories") List<StoredEntry> history, @ForAll int which) {
        StoredEntry gone = pick(history, which);
        List<StoredEntry> left = new ArrayList<>(history);
        left.remove(gone);

        onlyFinding(Kind.REMOVED, gone, findings(seal(history), left));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void findsWhatWasAdded(@ForAll("histories") List<StoredEntry> history, @ForAll int which) {
        StoredEntry added = pick(history, which);
        List<StoredEntry> before = new ArrayList<>(history);
        before.remove(added);

        onlyFinding(Kind.ADDED, added, findings(seal(before), history));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void findsWhatWasEdited(@ForAll("histories") List<StoredEntry> history, @ForAll int which, @ForAll int attribute) {
        StoredEntry edited = pick(history, which);
        List<String> names = List.of("person", "document", "another");
        String name = names.get(Math.floorMod(attribute, names.size()));
        Map<String, String> attributes = new TreeMap<>(edited.attributes());
        attributes.merge(name, "!", String::concat);
        List<StoredEntry> changed = new ArrayList<>(history);
        Collections.replaceAll(changed, edited, StoredEntry.of(attributes));

        onlyFinding(Kind.EDITED_OR_REORDERED, edited, findings(seal(history), changed));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void findsWhatWasReordered(@ForAll("histories") List<StoredEntry> history, @ForAll int which) {
        StoredEntry first = pick(history, which);
        Optional<StoredEntry> neighbour = history.stream()
                .filter(other ->
                        !other.equals(first) && other.door().equals(first.door()) && minute(other) == minute(first))
                .findFirst();
        if (neighbour.isEmpty()) {
            return;
        }
        List<StoredEntry> swapped = new ArrayList<>(history);
        Collections.swap(swapped, history.indexOf(first), history.indexOf(neighbour.get()));

        onlyFinding(Kind.EDITED_OR_REORDERED, first, findings(seal(history), swapped));
    }

    @Test
    void valuesThatRunIntoEachOtherAreStillOthers() {
        assertThat(StoredEntry.of(Map.of("a", "bc")).leaf())
                .isNotEqualTo(StoredEntry.of(Map.of("ab", "c")).leaf());
        assertThat(StoredEntry.of(Map.of("a", "", "b", "c")).leaf())
                .isNotEqualTo(StoredEntry.of(Map.of("a", "b", "c", "")).leaf());
    }

    static Stream<UnaryOperator<Checkpoint>> alterations() {
        return Stream.of(
                one -> with(one, one.number(), "00", one.from(), one.until(), one.entries(), one.doors(), one.root()),
                one -> with(
                        one,
                        one.number(),
                        one.previous(),
                        one.from().plusSeconds(1),
                        one.until(),
                        one.entries(),
                        one.doors(),
                        one.root()),
                one -> with(
                        one,
                        one.number(),
                        one.previous(),
                        one.from(),
                        one.until().minusSeconds(1),
                        one.entries(),
                        one.doors(),
                        one.root()),
                one -> with(one, one.number(), one.previous(), one.from(), one.until(), 7, one.doors(), one.root()),
                one -> with(
                        one,
                        one.number(),
                        one.previous(),
                        one.from(),
                        one.until(),
                        one.entries(),
                        one.doors().subList(1, one.doors().size()),
                        one.root()),
                one -> with(
                        one, one.number(), one.previous(), one.from(), one.until(), one.entries(), one.doors(), "00"));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void findsACheckpointThatWasAltered(UnaryOperator<Checkpoint> alteration) {
        List<StoredEntry> history = sorted(IntStream.range(0, 40)
                .mapToObj(i -> entry(DOORS.get(i % 3), i * 6_000, "anna", "granted"))
                .toList());
        List<Checkpoint> checkpoints = new ArrayList<>(seal(history));
        checkpoints.set(1, alteration.apply(checkpoints.get(1)));

        assertThat(findings(checkpoints, history)).extracting(Finding::kind).contains(Kind.CHECKPOINT_ALTERED);
    }

    @Test
    void findsWhatNoCheckpointCovers() {
        Instant now = MORNING.plusSeconds(600);
        StoredEntry future = entry("entrance", 600_000 + 61_000, "anna", "granted");
        StoredEntry uncovered = entry("entrance", 300_000, "anna", "granted");
        StoredEntry waiting = entry("entrance", 590_000, "anna", "granted");
        StoredEntry farFuture = StoredEntry.of(Map.of("pk", "door/entrance", "sk", "2999-01-01T00:00:00.000Z x"));
        StoredEntry noTime = StoredEntry.of(Map.of("pk", "door/entrance", "sk", "zzz"));
        StoredEntry beforeAllTimes = StoredEntry.of(Map.of("pk", "door/entrance", "sk", "!"));
        HistoryVerifier verifier = new HistoryVerifier(KEY.getPublic(), null, seal(List.of()));
        Stream.of(future, uncovered, waiting, farFuture, noTime, beforeAllTimes).forEach(verifier::add);

        assertThat(verifier.findings()).isEmpty();
        assertThat(verifier.outside(now.minusSeconds(120), now))
                .extracting(finding -> finding.kind() + " " + finding.place())
                .containsExactly(
                        "FUTURE_DATED " + future.place(),
                        "NOT_COVERED " + uncovered.place(),
                        "FUTURE_DATED " + farFuture.place(),
                        "UNREADABLE zzz",
                        "UNREADABLE !");
    }

    @Test
    void namesAnEntryThatCannotBeReadWhereverItIs() {
        StoredEntry sealed = entry("entrance", 1_000, "anna", "no json");
        StoredEntry unsealed = entry("entrance", 590_000, "anna", "no json");
        HistoryVerifier verifier = new HistoryVerifier(
                KEY.getPublic(),
                null,
                seal(List.of(sealed)),
                entry -> !"no json".equals(entry.attributes().get("document")));
        verifier.add(sealed);
        verifier.add(unsealed);

        assertThat(verifier.findings()).singleElement().isEqualTo(Finding.at(Kind.UNREADABLE, 1, sealed));
        assertThat(verifier.outside(MORNING, MORNING.plusSeconds(600)))
                .singleElement()
                .isEqualTo(Finding.at(Kind.UNREADABLE, 5, unsealed));
    }

    /** By somebody who has the key and every right in both stores. */
    @Test
    void findsAChainThatIsNotTheOneThatWasWrittenDown() {
        List<StoredEntry> history = List.of(entry("entrance", 1_000, "anna", "granted"));
        List<Anchored> anchored =
                seal(history).stream().map(one -> Anchored.of("doors", one)).toList();
        List<StoredEntry> bent = List.of(entry("entrance", 1_000, "anna", "denied"));
        HistoryVerifier verifier = new HistoryVerifier(KEY.getPublic(), null, seal(bent));
        bent.forEach(verifier::add);
        assertThat(verifier.findings()).isEmpty();

        verifier.compare(anchored);

        assertThat(verifier.findings()).extracting(Finding::kind).hasSize(4).containsOnly(Kind.CHECKPOINT_REWRITTEN);
        HistoryVerifier untouched = new HistoryVerifier(KEY.getPublic(), null, seal(history));
        history.forEach(untouched::add);
        untouched.compare(anchored);
        assertThat(untouched.findings()).isEmpty();
    }

    @Test
    void aLineOfTheAnchorIsReadAsItWasWritten() {
        Anchored line = Anchored.of("doors", seal(List.of()).getLast());

        assertThat(Anchored.parse(line.line())).contains(line);
        assertThat(line.line()).startsWith("doors/0000000000000000004/2026-11-21T08:04:00Z/");
        assertThat(Anchored.parse(line.line().substring(0, 90))).isEmpty();
        assertThat(Anchored.parse("")).isEmpty();
    }

    @Test
    void findsACheckpointThatIsMissing() {
        List<Checkpoint> checkpoints = new ArrayList<>(seal(List.of()));
        Checkpoint missing = checkpoints.remove(2);

        assertThat(findings(checkpoints, List.of()))
                .containsExactly(new Finding(Kind.CHECKPOINT_MISSING, 3, null, missing.from(), missing.until()));
    }

    @Test
    void findsAChainThatSomebodyElseHasSigned() {
        List<Checkpoint> checkpoints = new ArrayList<>(seal(List.of()));
        checkpoints.set(
                3,
                Checkpoint.seal(
                        Optional.of(checkpoints.get(2)),
                        checkpoints.get(3).until(),
                        List.of(),
                        AuditKey.make().getPrivate()));

        assertThat(findings(checkpoints, List.of())).extracting(Finding::kind).containsExactly(Kind.SIGNATURE_WRONG);
    }

    @Test
    void aKeyIsTheSameAfterItWasWrittenDown() {
        String pem = AuditKey.toPem(KEY.getPublic());

        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("-----END PUBLIC KEY-----\n");
        assertThat(AuditKey.publicKey(pem)).isEqualTo(KEY.getPublic());
        assertThat(AuditKey.privateKey(AuditKey.toPem(KEY.getPrivate()))).isEqualTo(KEY.getPrivate());
    }

    private static StoredEntry entry(String door, int millisecond, String person, String document) {
        String place = Checkpoint.place(MORNING.plusMillis(millisecond)) + " " + person;
        return StoredEntry.of(
                Map.of("pk", StoredEntry.partition(door), "sk", place, "person", person, "document", document));
    }

    private static List<StoredEntry> sorted(List<StoredEntry> history) {
        return history.stream()
                .sorted((a, b) -> (a.door() + a.place()).compareTo(b.door() + b.place()))
                .toList();
    }

    private static List<Checkpoint> seal(List<StoredEntry> history) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int minute = 0; minute < 4; minute++) {
            Map<String, MerkleTree> trees = new TreeMap<>();
            int now = minute;
            history.stream()
                    .filter(entry -> minute(entry) == now)
                    .forEach(entry -> trees.computeIfAbsent(entry.door(), door -> new MerkleTree())
                            .add(entry.leaf()));
            checkpoints.add(Checkpoint.seal(
                    checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.getLast()),
                    MORNING.plusSeconds(60L * (minute + 1)),
                    trees.entrySet().stream()
                            .map(door -> new SealedDoor(
                                    door.getKey(),
                                    door.getValue().leaves(),
                                    door.getValue().root()))
                            .toList(),
                    KEY.getPrivate()));
        }
        return checkpoints;
    }

    private static long minute(StoredEntry entry) {
        Instant time = Instant.parse(entry.place().split(" ")[0]);
        return MORNING.until(time, ChronoUnit.MINUTES);
    }

    private static StoredEntry pick(List<StoredEntry> history, int which) {
        return history.get(Math.floorMod(which, history.size()));
    }

    private static List<Finding> findings(List<Checkpoint> checkpoints, List<StoredEntry> history) {
        HistoryVerifier verifier = new HistoryVerifier(KEY.getPublic(), null, checkpoints);
        history.forEach(verifier::add);
        return verifier.findings();
    }

    private static void onlyFinding(Kind kind, StoredEntry entry, List<Finding> findings) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.door()).isEqualTo(entry.door());
            assertThat(finding.checkpoint()).isEqualTo(minute(entry) + 1);
        });
    }

    private static Checkpoint with(
            Checkpoint one,
            long number,
            String previous,
            Instant from,
            Instant until,
            long entries,
            List<SealedDoor> doors,
            String root) {
        return new Checkpoint(number, previous, from, until, entries, doors, root, one.hash(), one.signature());
    }
}
