package io.lunapark.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code functions/<system>/events/<Function>.json}: one for every function, of the kind that its trigger sends. */
class SampleEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyFunctionHasAnEventAndEveryEventItsFunction() throws IOException {
        Set<Path> folders = Deployed.functions()
                .map(function -> Deployed.event(function).getParent())
                .collect(Collectors.toSet());
        List<Path> there = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                there.addAll(files.filter(file -> !file.endsWith("refused.properties"))
                        .toList());
            }
        }

        assertThat(there)
                .containsExactlyInAnyOrderElementsOf(
                        Deployed.functions().map(Deployed::event).toList());
    }

    @ParameterizedTest
    @MethodSource("io.lunapark.acceptance.packaging.Deployed#named")
    void anEventIsOfTheKindThatItsFunctionGets(Function function) throws IOException {
        JsonNode event = JSON.readTree(Deployed.event(function).toFile());

        if (!function.routes().isEmpty()) {
            assertThat(event.path("version").asText()).isEqualTo("2.0");
            List<String> routes = function.routes().stream().map(Route::key).toList();
            assertThat(event.path("routeKey").asText()).isIn(routes);
            assertThat(event.path("requestContext").path("routeKey")).isEqualTo(event.path("routeKey"));
            assertThat(event.path("requestContext").path("http").path("path")).isEqualTo(event.path("rawPath"));
        } else if (!function.mappings().isEmpty()) {
            assertThat(event.path("Records")).isNotEmpty();
            assertThat(event.path("Records"))
                    .allSatisfy(record -> assertThat(
                                    record.path("eventSourceARN").asText())
                            .endsWith(":" + function.mappings().getFirst().queue()));
        } else {
            assertThat(event.isObject()).isTrue();
        }
    }
}
