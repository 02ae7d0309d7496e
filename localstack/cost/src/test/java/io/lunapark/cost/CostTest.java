package io.lunapark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing becomes dearer unnoticed. */
class CostTest {

    private static final Path TEMPLATE = Path.of("..", "..", "template.yaml");
    private static final Path NOTED = Path.of("..", "..", "docs", "cost.txt");
    private static final double MOST_TIMES = 1.05;

    @Test
    void noUseCaseCostsMoreThanWhatIsNoted() throws IOException {
        assertThat(Cost.surprises(Cost.noted(NOTED), prices(TEMPLATE), MOST_TIMES))
                .as("Cheaper is better; where it has to be so, ./lunapark cost --note notes the new price")
                .isEmpty();
    }

    @Test
    void moreMemoryASecondQueueAndAUseCaseThatIsGoneAreNoticed(@TempDir Path folder) throws IOException {
        String target = """
                        - Id: queue
                          Arn: !GetAtt CoastersViewQueue.Arn
                """;
        String second = """
                        - Id: second
                          Arn: !GetAtt CoastersViewQueue.Arn
                """;
        Map<String, Double> now = prices(TEMPLATE);

        Path larger = changed(folder, "MemorySize: 1024", "MemorySize: 2048");
        assertThat(Cost.surprises(now, prices(larger), MOST_TIMES)).anyMatch(line -> line.startsWith("ListCoasters "));
        Path longer = changed(folder, target, target + second);
        assertThat(Cost.surprises(now, prices(longer), MOST_TIMES))
                .anyMatch(line -> line.startsWith("AddWagon has cost"))
                .noneMatch(line -> line.startsWith("ListCoasters"));
        Path chatty = changed(folder, "SystemLogLevel: !Ref LambdaLogLevel", "SystemLogLevel: INFO");
        assertThat(Cost.surprises(now, prices(chatty), MOST_TIMES)).anyMatch(line -> line.startsWith("ListCoasters "));
        Map<String, Double> without = new TreeMap<>(now);
        without.remove("UnlockDoor");
        assertThat(Cost.surprises(now, without, MOST_TIMES)).containsExactly("UnlockDoor is noted and no longer there");
    }

    /** The templates with that change in the one of the coasters. */
    private static Path changed(Path folder, String from, String to) throws IOException {
        Path systems = TEMPLATE.resolveSibling("functions").toRealPath();
        Path coasters = Files.writeString(
                folder.resolve("coasters.yaml"),
                Files.readString(systems.resolve("coasters/template.yaml"))
                        .replace(from, to)
                        .replace("CodeUri: ", "CodeUri: " + systems + "/coasters/"));
        return Files.writeString(
                folder.resolve("template.yaml"),
                Files.readString(TEMPLATE)
                        .replace("functions/coasters/template.yaml", coasters.toString())
                        .replace("Location: functions/", "Location: " + systems + "/"));
    }

    private static Map<String, Double> prices(Path file) throws IOException {
        Template template = Cost.template(file);
        return new Bill(template, PriceList.read(TEMPLATE.resolveSibling("functions"))).byUseCase();
    }
}
