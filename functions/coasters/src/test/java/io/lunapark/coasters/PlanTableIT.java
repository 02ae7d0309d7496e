package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of spec/coasters.md, row by row, with real coasters and wagons. */
class PlanTableIT {

    @ParameterizedTest(name = "{0} staff, {1} clients, {2}-{3}, {4} wagons: {7}")
    @CsvSource(
            delimiter = '|',
            value = {
                "16  | 60000 | 8:00 | 16:00 | 1   | 16 | 512   | 118  | missing-wagons wagons=117 staff=221",
                "16  | 60000 | 8:00 | 16:00 | 0   | 0  | 0     | 118  | missing-wagons wagons=118 staff=221",
                "5   | 512   | 8:00 | 16:00 | 2   | 16 | 1024  | 1    | ''",
                "5   | 511   | 8:00 | 16:00 | 2   | 16 | 1024  | 1    | surplus-capacity wagons=1 staff=2",
                "3   | 60    | 8:00 | 8:20  | 1   | 0  | 0     | null | missing-wagons wagons=null staff=0",
                "13  | 200   | 8:00 | 18:00 | 5   | 20 | 3200  | 1    | surplus-staff staff=2, surplus-capacity wagons=4 staff=10",
                "1   | 512   | 8:00 | 16:00 | 1   | 16 | 512   | 1    | unstaffed-capacity capacity=512 staffedCapacity=0, missing-staff staff=2",
                "0   | 0     | 8:00 | 16:00 | 0   | 0  | 0     | 0    | missing-staff staff=1",
                "16  | 60000 | 22:00 | 2:00 | 1   | 8  | 256   | 235  | missing-wagons wagons=234 staff=455",
            })
    void aDayHasThisPlan(ArgumentsAccessor row) {
        hasItsPlan(row);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} staff, {1} clients, {2}-{3}, {4} wagons: {7}")
    @CsvSource(
            delimiter = '|',
            value = {
                "237 | 60000 | 8:00 | 16:00 | 118 | 16 | 60416 | 118  | ''",
                "235 | 60000 | 8:00 | 16:00 | 117 | 16 | 59904 | 118  | missing-wagons wagons=1 staff=2",
            })
    void aDayOfManyWagonsHasThisPlan(ArgumentsAccessor row) {
        hasItsPlan(row);
    }

    private static void hasItsPlan(ArgumentsAccessor row) {
        int wagons = row.getInteger(4);
        String problems = row.getString(8);
        String id = Park.register(
                Given.coaster(row.getInteger(0), row.getInteger(1), row.getString(2), row.getString(3)), wagons);

        JsonNode plan = Park.statistics(id);

        assertThat(plan.path("rides"))
                .hasSize(wagons)
                .allSatisfy(ride -> assertThat(ride.path("rides").asLong()).isEqualTo(row.getLong(5)));
        assertThat(plan.path("clients").path("capacity").asLong()).isEqualTo(row.getLong(6));
        assertThat(plan.path("wagons").path("required").asText()).isEqualTo(row.getString(7));
        assertThat(said(plan.path("problems"))).isEqualTo(problems);
        assertThat(plan.path("status").asText()).isEqualTo(problems.isEmpty() ? "ok" : "problem");
    }

    /** The problems without their words. */
    private static String said(JsonNode problems) {
        return problems.valueStream()
                .map(problem -> problem.path("code").asText()
                        + problem.properties().stream()
                                .filter(field -> !field.getKey().matches("code|severity|text"))
                                .map(field -> " " + field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }
}
