package io.lunapark.cost;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What AWS charges, {@code cost.yaml}, and how much of it a call uses: {@code docs/round-trips.txt}, which a test measures, and
 * {@code cost.yaml} for the time of a function, and for calls whose sample event is refused.
 *
 * @param prices US dollars for one of each
 * @param uses by use case, or by kind where a use case is not named
 * @param measured by use case, without the time
 * @param goals US dollars for a million calls, by use case or kind
 */
record PriceList(
        LocalDate asOf,
        String region,
        Map<String, Double> prices,
        double messagesPerBatch,
        double logBytesPerInvocation,
        Map<String, Use> uses,
        Map<String, Use> measured,
        Map<String, Double> goals) {

    private static final String FILE = "/cost.yaml";
    private static final Path MEASURED = Path.of("docs", "round-trips.txt");

    /** Of a command that says nothing else: its own, and that of the audit. */
    private static final double EVENTS = 2;

    /**
     * What one call, or one message of a projection, takes.
     *
     * @param milliseconds of the function
     * @param reads units of DynamoDB, as writes
     * @param events put on the bus, that of the audit among them
     */
    record Use(double milliseconds, double reads, double writes, double events) {

        /** The same work, with what a test has measured. */
        Use measured(Use others) {
            return new Use(milliseconds, others.reads, others.writes, others.events);
        }
    }

    /** @param systems the folder of the systems, each of which may say in a {@code cost.yaml} what differs there */
    static PriceList read(Path systems) throws IOException {
        try (InputStream file = Objects.requireNonNull(PriceList.class.getResourceAsStream(FILE), FILE)) {
            Map<?, ?> all = load(file, FILE);
            Map<?, ?> prices = section(all, "prices");
            Map<String, Use> uses = new HashMap<>(uses(all));
            Map<String, Double> goals = new HashMap<>(numbers(section(all, "goals")));
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(systems)) {
                for (Path folder : folders) {
                    addFrom(folder, uses, goals);
                }
            }
            return new PriceList(
                    LocalDate.parse(String.valueOf(prices.get("asOf"))),
                    String.valueOf(prices.get("region")),
                    numbers(prices),
                    number(all, "messagesPerBatch"),
                    number(all, "logBytesPerInvocation"),
                    Map.copyOf(uses),
                    measured(systems.resolveSibling(MEASURED)),
                    Map.copyOf(goals));
        }
    }

    /** A kind of use stands there for that system: {@code doors/query}. */
    private static void addFrom(Path system, Map<String, Use> uses, Map<String, Double> goals) throws IOException {
        Path file = system.resolve("cost.yaml");
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream text = Files.newInputStream(file)) {
            Map<?, ?> own = load(text, file.toString());
            uses(own)
                    .forEach((name, use) ->
                            uses.put(uses.containsKey(name) ? system.getFileName() + "/" + name : name, use));
            if (own.containsKey("goals")) {
                goals.putAll(numbers(section(own, "goals")));
            }
        }
    }

    private static Map<?, ?> load(InputStream text, String label) {
        return (Map<?, ?>) new Load(LoadSettings.builder().setLabel(label).build()).loadFromInputStream(text);
    }

    private static Map<String, Use> uses(Map<?, ?> all) {
        Map<String, Use> uses = new HashMap<>();
        section(all, "uses").forEach((name, use) -> uses.put((String) name, use((Map<?, ?>) use)));
        return uses;
    }

    /** Calls that did what they are for; a refusal costs less than that. */
    private static Map<String, Use> measured(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> columns = List.of(lines.getFirst().split(" +"));
        Map<String, Use> measured = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(" +"));
            if (cells.get(1).matches("2..|done")) {
                measured.put(
                        cells.getFirst(),
                        new Use(
                                0,
                                Double.parseDouble(cells.get(columns.indexOf("reads"))),
                                Double.parseDouble(cells.get(columns.indexOf("writes"))),
                                Double.parseDouble(cells.get(columns.indexOf("events")))));
            }
        }
        return Map.copyOf(measured);
    }

    double price(String what) {
        return Objects.requireNonNull(prices.get(what), what);
    }

    /** Of a function; else of its kind in its system; else of its kind. */
    Use use(String function, String system, String kind) {
        Use noted = Stream.of(function, system + "/" + kind, kind)
                .filter(uses::containsKey)
                .findFirst()
                .map(uses::get)
                .orElseThrow(() -> new IllegalArgumentException("there is no use " + kind));
        Use found = measured.get(function);
        return found == null ? noted : noted.measured(found);
    }

    private static Use use(Map<?, ?> use) {
        return new Use(number(use, "milliseconds"), number(use, "reads"), number(use, "writes"), EVENTS);
    }

    private static Map<?, ?> section(Map<?, ?> all, String name) {
        return (Map<?, ?>) Objects.requireNonNull(all.get(name), name);
    }

    private static double number(Map<?, ?> map, String name) {
        return ((Number) Objects.requireNonNull(map.get(name), name)).doubleValue();
    }

    private static Map<String, Double> numbers(Map<?, ?> map) {
        Map<String, Double> numbers = new HashMap<>();
        map.forEach((name, value) -> {
            if (value instanceof Number number) {
                numbers.put((String) name, number.doubleValue());
            }
        });
        return Map.copyOf(numbers);
    }
}
