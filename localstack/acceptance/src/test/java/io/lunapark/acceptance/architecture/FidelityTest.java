package io.lunapark.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/fidelity.md says is imitated has the test that it names. */
class FidelityTest {

    private static final Path ROOT = Project.at("");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");

    @Test
    void everyLineOfTheTableNamesATestThatIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/fidelity.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| AWS |"))
                .filter(line -> !line.startsWith("| **") && !line.contains("not imitated"))
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(tests(line)).isNotEmpty());
        assertThat(lines.stream().flatMap(line -> tests(line).stream()))
                .allSatisfy(test -> assertThat(sources.get(test.group(1)))
                        .as(test.group())
                        .contains(test.group(2) == null ? "@" : "void " + test.group(2) + "("));
    }

    private static List<MatchResult> tests(String line) {
        return TEST.matcher(line).results().toList();
    }

    /** The tests of all modules by their names. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Stream.of("localstack", "functions", "shared-domain")
                .map(ROOT::resolve)
                .flatMap(FidelityTest::walk)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    FidelityTest::text,
                    (one, other) -> one + other));
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
