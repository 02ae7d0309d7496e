package io.lunapark.doors.verifyexport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.sealed.ExportLine;
import io.lunapark.kernel.seal.Anchored;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.kernel.seal.MerkleTree;
import io.lunapark.kernel.seal.StoredEntry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is verified with nothing but itself and the public key. */
class VerifyExportTest {

    private static final KeyPair KEY = AuditKey.make();
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final List<String> LINES = new ArrayList<>();
    private static final List<String> ANCHOR = new ArrayList<>();
    private static String FUTURE;
    private static String UNCOVERED;
    private static String STRAY;
    private static String REWRITTEN;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The key, two checkpoints, and two entries of one door in each of them. */
    @BeforeAll
    static void makeExport() throws IOException {
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            JsonMapper json = context.getBean(JsonMapper.class);
            LINES.add(
                    json.writeValueAsString(ExportLine.of(AuditKey.toPem(KEY.getPublic()), MORNING.plusSeconds(150))));
            List<StoredEntry> entries = List.of(entry(5), entry(10), entry(65), entry(70));
            Checkpoint first = seal(Optional.empty(), 60, entries.subList(0, 2));
            Checkpoint second = seal(Optional.of(first), 120, entries.subList(2, 4));
            for (Checkpoint checkpoint : List.of(first, second)) {
                LINES.add(json.writeValueAsString(ExportLine.of(checkpoint)));
            }
            LINES.add(json.writeValueAsString(ExportLine.end("doors", 2)));
            LINES.add(json.writeValueAsString(ExportLine.of(Anchored.of("doors", second))));
            ANCHOR.add(Anchored.of("doors", first).line());
            ANCHOR.add(Anchored.of("doors", second).line());
            ANCHOR.add(Anchored.of("commands", first).line());
            for (StoredEntry entry : entries) {
                LINES.add(json.writeValueAsString(ExportLine.of(entry, null)));
            }
            FUTURE = json.writeValueAsString(ExportLine.of(entry(1_000_000), null));
            UNCOVERED = json.writeValueAsString(ExportLine.of(entry(125), null));
            STRAY = json.writeValueAsString(ExportLine.of(entry(6), "unknown-door"));
            Checkpoint another = seal(Optional.of(first), 120, entries.subList(2, 3));
            REWRITTEN = json.writeValueAsString(ExportLine.of(another));
        }
    }

    @Test
    void isIntactAndSaysWhichKeyItTook() throws IOException {
        assertThat(verify(LINES)).isEqualTo(VerifyExport.INTACT);
        assertThat(said())
                .contains("key that the export itself names")
                .contains("Intact: checkpoints 1 to 2, sealed until 2026-11-21T08:02:00Z, 4 entries");
    }

    @Test
    void isIntactByTheKeyThatSomebodyKept() throws IOException {
        assertThat(verify(LINES, "--key", pem(KEY), "--at-least", "2")).isEqualTo(VerifyExport.INTACT);
        assertThat(said()).doesNotContain("itself");
    }

    @Test
    void anEditedEntryIsAFinding() throws IOException {
        List<String> edited = new ArrayList<>(LINES);
        edited.set(7, edited.get(7).replace("denied", "granted"));

        assertThat(verify(edited)).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said())
                .contains("edited-or-reordered: checkpoint 2, door storage")
                .contains("1 finding(s)");
    }

    @Test
    void aRemovedEntryIsAFinding() throws IOException {
        assertThat(verify(LINES.subList(0, 8))).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("removed: checkpoint 2, door storage");
    }

    @Test
    void anotherKeyIsAFinding() throws IOException {
        assertThat(verify(LINES, "--key", pem(AuditKey.make()))).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("signature-wrong: checkpoint 1").contains("signature-wrong: checkpoint 2");
    }

    @Test
    void anEndThatSomebodyKnowsOfIsMissed() throws IOException {
        assertThat(verify(LINES, "--at-least", "3")).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("end-missing: checkpoint 3");
    }

    @Test
    void anEntryOfTheFutureIsAFinding() throws IOException {
        assertThat(verify(with(FUTURE))).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("future-dated: checkpoint 3, door storage").contains("1 finding(s)");
    }

    @Test
    void anEntryThatNoCheckpointCoversIsAFinding() throws IOException {
        assertThat(verify(with(UNCOVERED))).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("not-covered: checkpoint 3, door storage");
    }

    @Test
    void anEntryAtADoorThatIsNotThereIsAFinding() throws IOException {
        assertThat(verify(with(STRAY))).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("unknown-door: checkpoint 2");
    }

    @Test
    void anEntryThatCannotBeReadIsAFinding() throws IOException {
        List<String> edited = new ArrayList<>(LINES);
        edited.set(7, edited.get(7).replace("sourceIp", "source"));

        assertThat(verify(edited)).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("unreadable: checkpoint 2").contains("edited-or-reordered: checkpoint 2");
    }

    @Test
    void aLastCheckpointThatWasCutOffIsAFinding() throws IOException {
        List<String> cut = new ArrayList<>(LINES);
        cut.remove(2);
        assertThat(verify(cut)).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("end-missing: checkpoint 2").contains("not-covered: checkpoint 2");
    }

    @Test
    void anEndThatWasCutOffWithoutATraceIsKnownByTheAnchor() throws IOException {
        List<String> cut = new ArrayList<>(LINES.subList(0, 7));
        cut.set(3, cut.get(3).replace("2", "1"));
        cut.subList(4, 5).clear();
        cut.remove(2);
        assertThat(verify(cut)).isEqualTo(VerifyExport.INTACT);

        assertThat(verify(cut, "--anchor", anchor())).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("end-missing: checkpoint 2");
    }

    @Test
    void aCheckpointThatIsNotTheOneWrittenDownIsAFinding() throws IOException {
        List<String> rewritten = new ArrayList<>(LINES);
        rewritten.set(2, REWRITTEN);
        rewritten.removeLast();
        assertThat(verify(rewritten)).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said()).contains("checkpoint-rewritten: checkpoint 2").contains("1 finding(s)");
        assertThat(verify(LINES, "--anchor", anchor())).isEqualTo(VerifyExport.INTACT);
    }

    private static List<String> with(String line) {
        List<String> lines = new ArrayList<>(LINES);
        lines.add(line);
        return lines;
    }

    private String anchor() throws IOException {
        return Files.write(folder.resolve("anchor"), ANCHOR).toString();
    }

    @Test
    void whatIsNoExportIsSaidToBe() throws IOException {
        assertThat(verify(List.of())).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of("no json"))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of("7", "null"))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(LINES.subList(0, 1))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(LINES.subList(1, 9))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of(LINES.get(0), LINES.get(5), LINES.get(1)))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of(LINES.get(0), LINES.get(1), LINES.get(0)))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(VerifyExport.verify(
                        new VerifyExport.Options(folder.resolve("nothing"), null, null, 0), quiet(), quiet()))
                .isEqualTo(VerifyExport.UNREADABLE);
    }

    private int verify(List<String> lines, String... options) throws IOException {
        Path file = Files.write(folder.resolve("export.ndjson"), lines);
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            named.put(options[i], options[i + 1]);
        }
        return VerifyExport.verify(
                new VerifyExport.Options(
                        file,
                        named.containsKey("--key") ? Path.of(named.get("--key")) : null,
                        named.containsKey("--anchor") ? Path.of(named.get("--anchor")) : null,
                        Long.parseLong(named.getOrDefault("--at-least", "0"))),
                new PrintStream(out, true, UTF_8),
                quiet());
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private static PrintStream quiet() {
        return new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    }

    private String pem(KeyPair key) throws IOException {
        return Files.writeString(folder.resolve("public.pem"), AuditKey.toPem(key.getPublic()))
                .toString();
    }

    private static StoredEntry entry(int second) {
        return StoredEntry.of(Map.of(
                "pk",
                StoredEntry.partition("storage"),
                "sk",
                Checkpoint.place(MORNING.plusSeconds(second)) + " " + second,
                "person",
                "anna",
                "document",
                """
                {"id":"01a1fe80-ef23-7000-8000-000000000001","time":"2026-11-21T08:00:00.000Z","outcome":"denied",\
                "doorId":"01a1fe80-ef23-7000-8000-000000000002","userId":"01a1fe80-ef23-7000-8000-000000000003",\
                "sourceIp":"203.0.113.7","correlationId":"c"}"""));
    }

    private static Checkpoint seal(Optional<Checkpoint> last, int second, List<StoredEntry> entries) {
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.add(entry.leaf()));
        return Checkpoint.seal(
                last,
                MORNING.plusSeconds(second),
                List.of(new SealedDoor("storage", tree.leaves(), tree.root())),
                KEY.getPrivate());
    }
}
