package io.lunapark.localstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private final Routes<String> routes = new Routes<>();

    RoutesTest() {
        routes.add("GET", "/{rest+}", "anything");
        routes.add("GET", "/coasters/{id}", "one");
        routes.add("GET", "/coasters/new", "new");
        routes.add("ANY", "/coasters/{id}/wagons", "any wagons");
        routes.add("GET", "/coasters/{id}/wagons", "wagons");
        routes.add("GET", "/coasters/{id}/{part}", "part");
        routes.add("GET", "/", "root");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                    root",
        "GET,    /coasters/new,        new",
        "GET,    /coasters/7,          one",
        "GET,    /coasters/7/wagons,   wagons",
        "DELETE, /coasters/7/wagons,   any wagons",
        "GET,    /coasters/7/alerts,   part",
        "GET,    /coasters/,           anything",
        "GET,    /a/b/c/d,             anything",
    })
    void theNearestRouteWins(String method, String path, String target) {
        assertThat(routes.find(method, path))
                .isNotNull()
                .extracting(Routes.Match::target)
                .isEqualTo(target);
    }

    @Test
    void variablesComeOutDecoded() {
        assertThat(routes.find("GET", "/coasters/a%2Fb+c%20d/wagons"))
                .extracting(Routes.Match::variables)
                .isEqualTo(Map.of("id", "a/b+c d"));
        assertThat(routes.find("GET", "/coasters/%zz"))
                .extracting(Routes.Match::variables)
                .isEqualTo(Map.of("id", "%zz"));
    }

    @Test
    void whatNoRouteFitsIsNotFound() {
        assertThat(routes.find("POST", "/coasters/7")).isNull();
    }
}
