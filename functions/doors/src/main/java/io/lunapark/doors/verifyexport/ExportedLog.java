package io.lunapark.doors.verifyexport;

import io.lunapark.doors.sealed.ExportLine;
import io.lunapark.doors.view.HistoryEntry;
import io.lunapark.kernel.seal.Anchored;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Finding;
import io.lunapark.kernel.seal.Finding.Kind;
import io.lunapark.kernel.seal.HistoryVerifier;
import io.lunapark.kernel.seal.StoredEntry;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One log of an export, line by line: its checkpoints, where they end, what is anchored of them, its entries. */
final class ExportedLog {

    /** After its end a checkpoint is made and written down within that time. */
    private static final Duration WRITTEN_DOWN = Duration.ofSeconds(20);

    private final PublicKey key;
    private final Instant exportedAt;
    private final List<Anchored> anchored;
    private final JsonMapper json;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private ExportLine.@Nullable End end;
    private @Nullable HistoryVerifier verifier;

    /** @param anchored of all logs, kept elsewhere; those of the export are compared as well */
    ExportedLog(PublicKey key, Instant exportedAt, Collection<Anchored> anchored, JsonMapper json) {
        this.key = key;
        this.exportedAt = exportedAt;
        this.anchored = new ArrayList<>(anchored);
        this.json = json;
    }

    /** @return false for the first line of the next log */
    boolean take(ExportLine line) {
        if (line.checkpoint() != null) {
            if (end != null) {
                return false;
            }
            checkpoints.add(line.checkpoint());
        } else if (line.end() != null && end == null) {
            end = line.end();
        } else if (line.anchored() != null) {
            Anchored.parse(line.anchored()).ifPresent(anchored::add);
        } else if (line.entry() != null) {
            StoredEntry entry = StoredEntry.of(line.entry());
            if (Kind.UNKNOWN_DOOR.code().equals(line.fault())) {
                findings.add(Finding.at(Kind.UNKNOWN_DOOR, last().number(), entry));
            } else {
                verifier().add(entry);
            }
        } else {
            throw new IllegalArgumentException("there is something else among the entries");
        }
        return true;
    }

    String name() {
        return end == null ? "?" : end.log();
    }

    Checkpoint first() {
        return Optional.of(checkpoints)
                .filter(some -> !some.isEmpty())
                .map(List::getFirst)
                .orElseThrow(() -> new IllegalArgumentException("it has no checkpoints"));
    }

    Checkpoint last() {
        first();
        return checkpoints.getLast();
    }

    long entries() {
        return verifier().entries();
    }

    List<Finding> findings(long atLeast) {
        List<Anchored> ofThisLog =
                anchored.stream().filter(line -> line.log().equals(name())).toList();
        verifier().compare(ofThisLog);
        long due = Stream.concat(
                        Stream.of(
                                end == null ? last().number() + 1 : end.number(), name().equals("doors") ? atLeast : 0),
                        ofThisLog.stream()
                                .filter(line -> !line.until().isAfter(exportedAt.minus(WRITTEN_DOWN)))
                                .map(Anchored::number))
                .max(Long::compare)
                .orElse(0L);
        if (last().number() < due) {
            findings.add(new Finding(Kind.END_MISSING, last().number() + 1, null, last().until(), null));
        }
        return Stream.of(findings, verifier().findings(), verifier().outside(Instant.MAX, exportedAt))
                .flatMap(List::stream)
                .toList();
    }

    private HistoryVerifier verifier() {
        HistoryVerifier made = verifier;
        if (made == null) {
            first();
            made = new HistoryVerifier(key, null, checkpoints, this::isReadable);
            verifier = made;
        }
        return made;
    }

    private boolean isReadable(StoredEntry entry) {
        String document = entry.attributes().getOrDefault("document", "");
        try {
            return name().equals("doors")
                    ? HistoryEntry.isWhole(json.readValue(document, HistoryEntry.class))
                    : json.readValue(document, Map.class) != null;
        } catch (IOException | RuntimeException notOurs) {
            return false;
        }
    }
}
