package io.lunapark.packing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lunapark.localstack.Folder;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.template.Template.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Makes of the zips of all systems, or of those named, packages that bring their own Java and
 * a cache. Trains them against a stack of its own, which is removed at the end.
 */
public final class Pack {

    private static final Path DATA = Path.of("localstack/packing/target/package-data");

    private Pack() {}

    /** @param wanted names of systems; all where it is empty */
    public static void pack(List<String> wanted) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Folder.delete(DATA);
        try (Stack stack = Stack.start(Settings.of("prod", Path.of("template.yaml"), DATA, 0)
                        .withParameters(Settings.NO_LIMITS)
                        .withoutLogging());
                TlsFront stores =
                        TlsFront.open(DATA.resolve("tls"), stack.whereabouts().variables())) {
            Map<Path, List<Function>> zips = byZip(stack);
            List<String> systems = zips.keySet().stream().map(Pack::system).toList();
            if (!systems.containsAll(wanted)) {
                throw new IllegalArgumentException("there are the systems " + String.join(", ", systems));
            }
            for (Map.Entry<Path, List<Function>> zip : zips.entrySet()) {
                if (wanted.isEmpty() || wanted.contains(system(zip.getKey()))) {
                    make(stack, stores, zip.getKey(), zip.getValue());
                }
            }
        } finally {
            Folder.delete(DATA);
        }
    }

    /** The functions of each zip that template.yaml names. */
    public static Map<Path, List<Function>> byZip(Stack stack) {
        return stack.template().functions().stream()
                .collect(Collectors.groupingBy(function -> Path.of(function.zip()), TreeMap::new, Collectors.toList()));
    }

    private static String system(Path zip) {
        return zip.getFileName().toString().replace(".zip", "");
    }

    private static void make(Stack stack, TlsFront stores, Path zip, List<Function> functions) throws IOException {
        long start = System.nanoTime();
        SelfContained.make(zip, functions, new SampleEvents(stack, Path.of("")), stores);
        Path made = SelfContained.of(zip);
        System.out.printf(
                "%s  %.1f MB, trained by %d functions, %d s%n",
                made, Files.size(made) / 1e6, functions.size(), (System.nanoTime() - start) / 1_000_000_000);
    }
}
