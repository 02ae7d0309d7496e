package io.lunapark.cost;

import io.lunapark.cost.Bill.Line;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.template.CodeCatalog;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what a million calls of each use case cost, and writes it down in docs/cost.txt, which a test holds against what template.yaml costs now.
 */
public final class Cost {

    private static final Path NOTED = Path.of("docs", "cost.txt");

    private Cost() {}

    /** @param note writes it down, too */
    public static void print(boolean note) throws IOException {
        PriceList list = PriceList.read(Path.of("functions"));
        List<Line> lines = new Bill(template(Path.of("template.yaml")), list).lines();
        lines.forEach(line -> System.out.println(text(line)));
        System.out.printf(
                Locale.ROOT,
                "%nUS dollars for a million calls, list prices of %s on %s, %.0f messages in a batch; without the database, the%n"
                        + "firewall and storage. What a call uses is measured in docs/round-trips.txt, its time stands in cost.yaml.%n",
                list.region(),
                list.asOf(),
                list.messagesPerBatch());
        if (note) {
            Files.write(
                    NOTED,
                    lines.stream()
                            .map(line -> String.format(Locale.ROOT, "%-24s %7.2f", line.useCase(), line.dollars()))
                            .sorted()
                            .toList());
            System.out.println("Written to " + NOTED + ".");
        }
    }

    static Template template(Path file) throws IOException {
        return TemplateReader.read(
                file, Whereabouts.nowhere("dev", Path.of("data")).surroundings(), CodeCatalog.unchecked());
    }

    /** What was written down, by use case. */
    static Map<String, Double> noted(Path file) throws IOException {
        Map<String, Double> noted = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" +");
            noted.put(words[0], Double.valueOf(words[1]));
        }
        return noted;
    }

    /** What became dearer by more than so much, and what is written down and no longer there: a line each. */
    static List<String> surprises(Map<String, Double> noted, Map<String, Double> now, double mostTimes) {
        List<String> surprises = new ArrayList<>();
        now.forEach((useCase, dollars) -> {
            Double before = noted.get(useCase);
            if (before != null && dollars > mostTimes * before) {
                surprises.add("%s has cost %.2f, and costs %.2f".formatted(useCase, before, dollars));
            }
        });
        noted.keySet().stream()
                .filter(useCase -> !now.containsKey(useCase))
                .forEach(useCase -> surprises.add(useCase + " is noted and no longer there"));
        return surprises;
    }

    private static String text(Line line) {
        return String.format(
                Locale.ROOT,
                "%-24s %7.2f  %s",
                line.useCase(),
                line.dollars(),
                line.goal() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%s <= %.2f  %s",
                                line.kind(),
                                line.goal(),
                                line.isMet() ? "met" : "MISSED"));
    }
}
