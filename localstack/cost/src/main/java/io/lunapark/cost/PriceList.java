package io.lunapark.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What AWS charges and how much of it a call uses: {@code cost.yaml}.
 *
 * @param prices US dollars for one of each
 * @param uses by use case, or by kind where a use case is not named
 * @param goals US dollars for a million calls, by use case or kind
 */
record PriceList(
        LocalDate asOf,
        String region,
        Map<String, Double> prices,
        double messagesPerBatch,
        double logBytesPerInvocation,
        Map<String, Use> uses,
        Map<String, Double> goals) {

    private static final String FILE = "/cost.yaml";

    /** What one call, or one message of a projection, takes: milliseconds of the function, requests to DynamoDB. */
    record Use(double milliseconds, double reads, double writes) {}

    static PriceList read() {
        try (InputStream file = Objects.requireNonNull(PriceList.class.getResourceAsStream(FILE), FILE)) {
            Map<?, ?> all =
                    (Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(file);
            Map<?, ?> prices = section(all, "prices");
            Map<String, Use> uses = new HashMap<>();
            section(all, "uses").forEach((name, use) -> uses.put((String) name, use((Map<?, ?>) use)));
            return new PriceList(
                    LocalDate.parse(String.valueOf(prices.get("asOf"))),
                    String.valueOf(prices.get("region")),
                    numbers(prices),
                    number(all, "messagesPerBatch"),
                    number(all, "logBytesPerInvocation"),
                    Map.copyOf(uses),
                    numbers(section(all, "goals")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double price(String what) {
        return Objects.requireNonNull(prices.get(what), what);
    }

    Use use(String useCase, String kind) {
        return uses.getOrDefault(useCase, Objects.requireNonNull(uses.get(kind), kind));
    }

    private static Use use(Map<?, ?> use) {
        return new Use(number(use, "milliseconds"), number(use, "reads"), number(use, "writes"));
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
