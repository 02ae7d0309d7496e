package io.lunapark.doors.verifyexport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.exporthistory.ExportLine;
import io.lunapark.doors.history.AuditKey;
import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.Checkpoint.SealedDoor;
import io.lunapark.doors.history.MerkleTree;
import io.lunapark.doors.history.StoredEntry;
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
            LINES.add(json.writeValueAsString(new ExportLine(AuditKey.toPem(KEY.getPublic()), null, null)));
            List<StoredEntry> entries = List.of(entry(5), entry(10), entry(65), entry(70));
            Checkpoint first = seal(Optional.empty(), 60, entries.subList(0, 2));
            Checkpoint second = seal(Optional.of(first), 120, entries.subList(2, 4));
            for (Checkpoint checkpoint : List.of(first, second)) {
                LINES.add(json.writeValueAsString(new ExportLine(null, checkpoint, null)));
            }
            for (StoredEntry entry : entries) {
                LINES.add(json.writeValueAsString(new ExportLine(null, null, entry.attributes())));
            }
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
        edited.set(5, edited.get(5).replace("denied", "granted"));

        assertThat(verify(edited)).isEqualTo(VerifyExport.TAMPERED);
        assertThat(said())
                .contains("edited-or-reordered: checkpoint 2, door storage")
                .contains("1 finding(s)");
    }

    @Test
    void aRemovedEntryIsAFinding() throws IOException {
        assertThat(verify(LINES.subList(0, 6))).isEqualTo(VerifyExport.TAMPERED);
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
    void whatIsNoExportIsSaidToBe() throws IOException {
        assertThat(verify(List.of())).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of("no json"))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of("7", "null"))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(LINES.subList(0, 1))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(LINES.subList(1, 7))).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(List.of(LINES.get(0), LINES.get(1), LINES.get(3), LINES.get(2))))
                .isEqualTo(VerifyExport.UNREADABLE);
        assertThat(verify(LINES, "--at-least")).isEqualTo(VerifyExport.UNREADABLE);
        assertThat(VerifyExport.verify(new String[] {folder.resolve("nothing").toString()}, quiet(), quiet()))
                .isEqualTo(VerifyExport.UNREADABLE);
    }

    private int verify(List<String> lines, String... options) throws IOException {
        Path file = Files.write(folder.resolve("export.ndjson"), lines);
        List<String> args = new ArrayList<>(List.of(file.toString()));
        args.addAll(List.of(options));
        return VerifyExport.verify(args.toArray(String[]::new), new PrintStream(out, true, UTF_8), quiet());
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
                "{\"outcome\":\"denied\"}"));
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
