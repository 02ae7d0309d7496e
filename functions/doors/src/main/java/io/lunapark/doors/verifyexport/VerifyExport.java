package io.lunapark.doors.verifyexport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lunapark.doors.exporthistory.ExportLine;
import io.lunapark.doors.history.AuditKey;
import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.Finding;
import io.lunapark.doors.history.HistoryVerifier;
import io.lunapark.doors.history.StoredEntry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * {@code ./lunapark audit verify}: whether an export is what was sealed. Needs the file and the public key: no stack, no
 * network. It stands here, for it knows what an export is; the runner knows no system.
 */
public final class VerifyExport {

    static final int INTACT = 0;
    static final int TAMPERED = 1;
    static final int UNREADABLE = 2;

    private final JsonMapper json;
    private final PrintStream out;

    private VerifyExport(JsonMapper json, PrintStream out) {
        this.json = json;
        this.out = out;
    }

    public static void main(String[] args) {
        // What Micronaut has to say of its start is of interest to nobody.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.exit(verify(args, System.out, System.err));
    }

    /** @return 0 intact, 1 with findings, each on a line, 2 for a file or an option that cannot be read */
    static int verify(String[] args, PrintStream out, PrintStream err) {
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            return new VerifyExport(context.getBean(JsonMapper.class), out).run(VerifyOptions.parse(args));
        } catch (IOException | IllegalArgumentException e) {
            err.println("lunapark: this cannot be verified: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private int run(VerifyOptions options) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(options.file())) {
            PublicKey key = key(read(lines), options.key());
            List<Checkpoint> checkpoints = new ArrayList<>();
            ExportLine line = read(lines);
            while (line != null && line.checkpoint() != null) {
                checkpoints.add(line.checkpoint());
                line = read(lines);
            }
            if (checkpoints.isEmpty()) {
                throw new IllegalArgumentException("it has no checkpoints");
            }
            HistoryVerifier verifier = new HistoryVerifier(key, null, checkpoints);
            while (line != null) {
                if (line.entry() == null) {
                    throw new IllegalArgumentException("there is something else among the entries");
                }
                verifier.add(StoredEntry.of(line.entry()));
                line = read(lines);
            }
            return report(checkpoints, verifier, options.atLeast());
        }
    }

    private PublicKey key(@Nullable ExportLine first, @Nullable Path file) throws IOException {
        if (first == null || first.publicKey() == null) {
            throw new IllegalArgumentException("its first line is not the public key");
        }
        if (file != null) {
            return AuditKey.publicKey(Files.readString(file));
        }
        out.println("By the key that the export itself names; whoever made the export could have made that as well. "
                + "Name the one that you know: --key PUBLIC.pem");
        return AuditKey.publicKey(first.publicKey());
    }

    private int report(List<Checkpoint> checkpoints, HistoryVerifier verifier, long atLeast) {
        Checkpoint last = checkpoints.getLast();
        List<Finding> findings = new ArrayList<>(verifier.findings());
        if (last.number() < atLeast) {
            findings.add(new Finding(Finding.Kind.END_MISSING, last.number() + 1, null, last.until(), null));
        }
        findings.forEach(out::println);
        out.printf(
                "%s: checkpoints %d to %d, sealed until %s, %d entries%n",
                findings.isEmpty() ? "Intact" : findings.size() + " finding(s)",
                checkpoints.getFirst().number(),
                last.number(),
                last.until(),
                verifier.entries());
        return findings.isEmpty() ? INTACT : TAMPERED;
    }

    private @Nullable ExportLine read(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        return line == null ? null : json.readValue(line, ExportLine.class);
    }
}
