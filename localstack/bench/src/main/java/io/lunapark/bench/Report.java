package io.lunapark.bench;

import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All figures of a run: as a table for people, as JSON for comparisons. */
final class Report {

    private static final String ROW = "%-44s %10s %10s %7s  %-18s %s%n";

    private final List<Figure> figures = new ArrayList<>();
    private final Instant start = Instant.now();
    private final boolean quick;
    private final String dynamodb;
    private final double loadBefore = load();

    /** @param dynamodb who plays it */
    Report(boolean quick, String dynamodb) {
        this.quick = quick;
        this.dynamodb = dynamodb;
    }

    /** Prints it, too: a run takes long, and may be ended before its table. */
    void add(Figure figure) {
        figures.add(figure);
        System.out.print("    " + row(figure));
        System.out.flush();
    }

    void print(PrintStream out) {
        out.println();
        out.println("DynamoDB by " + dynamodb);
        out.printf(ROW, "", "measured", "base", "ratio", "goal", "");
        figures.forEach(figure -> out.print(row(figure)));
        out.println();
        figures.stream()
                .filter(figure -> !figure.baseIs().isEmpty() || !figure.note().isEmpty())
                .forEach(figure -> out.println("  " + figure.name() + ": "
                        + (figure.baseIs().isEmpty() ? "" : "base is " + figure.baseIs() + ". ") + figure.note()));
        out.println();
    }

    private static String row(Figure figure) {
        Figure.Goal goal = figure.goal();
        return String.format(
                Locale.ROOT,
                ROW,
                figure.name() + ", " + figure.unit(),
                number(figure.measured()),
                figure.base() == null ? "" : number(figure.base()),
                figure.base() == null ? "" : String.format(Locale.ROOT, "%.2f", figure.ratio()),
                goal == null ? "" : goal.text(figure.unit()),
                goal == null ? "" : figure.isMet() ? "met" : "MISSED");
    }

    void write(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, Json.object(json -> {
            json.useDefaultPrettyPrinter();
            json.writeStringField("start", start.toString());
            json.writeNumberField(
                    "seconds", Duration.between(start, Instant.now()).toSeconds());
            json.writeBooleanField("quick", quick);
            json.writeStringField("java", System.getProperty("java.vm.version"));
            json.writeStringField("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            json.writeNumberField("loadBefore", loadBefore);
            json.writeStringField("dynamodb", dynamodb);
            json.writeArrayFieldStart("figures");
            for (Figure figure : figures) {
                json.writeStartObject();
                json.writeStringField("name", figure.name());
                json.writeStringField("unit", figure.unit());
                json.writeNumberField("measured", rounded(figure.measured()));
                Double base = figure.base();
                if (base != null) {
                    json.writeNumberField("base", rounded(base));
                    json.writeStringField("baseIs", figure.baseIs());
                    json.writeNumberField("ratio", rounded(figure.ratio()));
                }
                Figure.Goal goal = figure.goal();
                if (goal != null) {
                    json.writeStringField("goal", goal.text(figure.unit()));
                    json.writeBooleanField("met", figure.isMet());
                }
                if (!figure.note().isEmpty()) {
                    json.writeStringField("note", figure.note());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    /** Of the machine, before anything was started: above the number of processors it was not quiet. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
