package io.lunapark.doors.verifyexport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lunapark.doors.sealed.ExportLine;
import io.lunapark.kernel.seal.Anchored;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.kernel.seal.Finding;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
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

    /**
     * What is asked.
     *
     * @param key that is trusted; null where only that of the file is known
     * @param anchor checkpoints that were written down outside of the stores; null where none are known
     * @param atLeast the number of a checkpoint that was written down, 0 where none was
     */
    public record Options(
            Path file, @Nullable Path key, @Nullable Path anchor, long atLeast) {}

    private final JsonMapper json;
    private final PrintStream out;

    private VerifyExport(JsonMapper json, PrintStream out) {
        this.json = json;
        this.out = out;
    }

    /** @return 0 intact, 1 with findings, each on a line, 2 for a file or an option that cannot be read */
    public static int verify(Options options, PrintStream out, PrintStream err) {
        // Keeps Micronaut's start out of the output.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            return new VerifyExport(context.getBean(JsonMapper.class), out).run(options);
        } catch (IOException | IllegalArgumentException e) {
            err.println("lunapark: this cannot be verified: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private int run(Options options) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(options.file())) {
            ExportLine head = read(lines);
            PublicKey key = key(head, options.key());
            Instant exportedAt = head == null || head.exportedAt() == null ? Instant.MIN : head.exportedAt();
            List<Anchored> anchored = options.anchor() == null
                    ? List.of()
                    : Files.readAllLines(options.anchor()).stream()
                            .flatMap(line -> Anchored.parse(line.strip()).stream())
                            .toList();
            ExportLine line = read(lines);
            int findings = 0;
            if (line == null) {
                throw new IllegalArgumentException("it has no checkpoints");
            }
            while (line != null) {
                ExportedLog log = new ExportedLog(key, exportedAt, anchored, json);
                while (line != null && log.take(line)) {
                    line = read(lines);
                }
                findings += report(log, options.atLeast());
            }
            return findings == 0 ? INTACT : TAMPERED;
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

    private int report(ExportedLog log, long atLeast) {
        List<Finding> findings = log.findings(atLeast);
        findings.forEach(finding -> out.println(log.name() + ": " + finding));
        out.printf(
                "%s: %s: checkpoints %d to %d, sealed until %s, %d entries%n",
                log.name(),
                findings.isEmpty() ? "Intact" : findings.size() + " finding(s)",
                log.first().number(),
                log.last().number(),
                log.last().until(),
                log.entries());
        return findings.size();
    }

    private @Nullable ExportLine read(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        return line == null ? null : json.readValue(line, ExportLine.class);
    }
}
