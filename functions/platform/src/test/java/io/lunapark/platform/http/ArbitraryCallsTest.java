package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Nothing that a caller can send makes a 5xx. */
class ArbitraryCallsTest {

    private static final Edge EDGE = new Edge();
    private static final List<String> NAMES = List.of(
            "staff",
            "liczba_personelu",
            "trackLengthM",
            "dl_trasy",
            "opensAt",
            "name",
            "night",
            "wagons",
            "seats",
            "id");

    @AfterContainer
    static void stop() {
        EDGE.close();
    }

    @Property(tries = 500)
    void arbitraryJson(@ForAll("json") String body) {
        Edge.Answer answer = EDGE.post("/rides", body);
        assertThat(answer.status()).as("%s: %s", body, answer.body()).isIn(200, 400, 413);
        if (answer.status() != 200) {
            assertThat(answer.problem().instance()).isEqualTo("/rides");
        }
    }

    @Property(tries = 500)
    void arbitraryText(@ForAll String body) {
        assertThat(EDGE.post("/rides", body).status()).isIn(400, 413);
    }

    @Property(tries = 500)
    void arbitraryBytes(@ForAll byte[] body) {
        assertThat(EDGE.postBytes("/rides", body).status()).isIn(400, 413);
    }

    @Property(tries = 500)
    void arbitraryHeaders(@ForAll("header") String name, @ForAll("value") String value) {
        Edge.Answer answer = EDGE.post("/rides", "{}", name, value);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    }

    @Property(tries = 500)
    void arbitraryPathsAndParameters(
            @ForAll("path") String path, @ForAll("header") String parameter, @ForAll String value) {
        Map<String, String> query = new HashMap<>(Map.of("limit", value, "cursor", value, parameter, value));
        Edge.Answer answer = EDGE.get(path, query);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
    }

    @Provide
    Arbitrary<String> path() {
        return Arbitraries.strings().map(rest -> "/rides/" + rest);
    }

    /** Text, and what looks like the values that headers have. */
    @Provide
    Arbitrary<String> value() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("aj/*;q=,.- \"1W").ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("aj/*;q=,.- \"1W")
                        .ofMaxLength(8)
                        .map(rest -> "text/html" + rest),
                Arbitraries.strings()
                        .withChars(";= cht\"")
                        .ofMaxLength(8)
                        .map(rest -> "application/json;charset" + rest));
    }

    @Provide
    Arbitrary<String> header() {
        return Arbitraries.of(
                "accept",
                "accept-language",
                "accept-charset",
                "content-type",
                "content-length",
                "idempotency-key",
                "if-match",
                "if-none-match",
                "x-correlation-id",
                "cookie",
                "origin",
                "year");
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "-1",
                        "1.5",
                        "1e400",
                        "99999999999",
                        "\"8:00\"",
                        "\"\"",
                        "\"\\u0000\"",
                        "{}",
                        "[]"),
                () -> Arbitraries.strings().map(ArbitraryCallsTest::quoted),
                () -> Arbitraries.bigDecimals().map(String::valueOf),
                () -> json().list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"),
                () -> Combinators.combine(Arbitraries.of(NAMES), json())
                        .as((name, value) -> quoted(name) + ":" + value)
                        .list()
                        .ofMaxSize(6)
                        .map(fields -> "{" + String.join(",", fields) + "}"));
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c ->
                        c < 32 || c == '"' || c == '\\' || c > 126 ? "\\u%04x".formatted(c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
