package io.lunapark.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private static final String KEY = "lunaparkABC123";

    private final Guard pages = Guard.forPages(Set.of("Lunapark.Example"));
    private final Guard programs = Guard.forPrograms(KEY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:3050",
                "127.0.0.1:3050",
                "[::1]:3050",
                "LOCALHOST",
                "localhost:8080", // through a tunnel
                "lunapark.example",
                "lunapark.example:8443"
            })
    void thisMachineAndItsProxyAreKnown(String host) {
        assertThat(pages.refuses(List.of(host), List.of(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:3050",
                "localhost.evil.example",
                "evil.example:localhost",
                "localhost@evil.example",
                "127.0.0.1.evil.example:3050",
                "[::1].evil.example",
                "localhost:",
                ""
            })
    void aNameThatPointsHereIsNotEnough(String host) {
        assertThat(status(pages, List.of(host), List.of(), List.of())).isEqualTo(421);
        assertThat(status(programs, List.of(host), List.of(), List.of("Bearer " + KEY)))
                .isEqualTo(421);
    }

    @Test
    void oneHostIsNamed() {
        assertThat(status(pages, List.of(), List.of(), List.of())).isEqualTo(421);
        assertThat(status(pages, List.of("localhost", "localhost"), List.of(), List.of()))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:3050, http://localhost:3050",
        "127.0.0.1:3050, http://127.0.0.1:3050",
        "lunapark.example, https://lunapark.example"
    })
    void itsOwnPagesMayCall(String host, String origin) {
        assertThat(pages.refuses(List.of(host), List.of(origin), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost:8080", // another server of this machine
                "http://127.0.0.1:3050",
                "http://localhost:3050.evil.example",
                "null",
                ""
            })
    void pagesOfOthersMayNot(String origin) {
        assertThat(status(pages, List.of("localhost:3050"), List.of(origin), List.of()))
                .isEqualTo(403);
        assertThat(status(pages, List.of("localhost:3050"), List.of("http://localhost:3050", origin), List.of()))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer " + KEY,
                "AWS4-HMAC-SHA256 Credential=" + KEY
                        + "/20261121/eu-central-1/sqs/aws4_request, SignedHeaders=host, Signature=0"
            })
    void aProgramShowsTheKey(String authorization) {
        assertThat(programs.refuses(List.of("127.0.0.1:4000"), List.of(), List.of(authorization)))
                .isEmpty();
        assertThat(status(
                        programs, List.of("127.0.0.1:4000"), List.of("http://127.0.0.1:4000"), List.of(authorization)))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer local",
                "Bearer " + KEY + "x",
                KEY,
                "Basic " + KEY,
                "AWS4-HMAC-SHA256 Credential=local/20261121/eu-central-1/sqs/aws4_request",
                "AWS4-HMAC-SHA256 Credential=local/" + KEY + "/x"
            })
    void anythingElseIsNoKey(String authorization) {
        assertThat(status(programs, List.of("127.0.0.1:4000"), List.of(), List.of(authorization)))
                .isEqualTo(403);
    }

    @Test
    void theKeyIsShownOnce() {
        assertThat(status(programs, List.of("127.0.0.1:4000"), List.of(), List.of()))
                .isEqualTo(403);
        assertThat(status(programs, List.of("127.0.0.1:4000"), List.of(), List.of("Bearer " + KEY, "Bearer x")))
                .isEqualTo(403);
    }

    private static int status(Guard guard, List<String> host, List<String> origin, List<String> authorization) {
        return guard.refuses(host, origin, authorization)
                .map(Guard.Refusal::status)
                .orElse(200);
    }
}
