package io.lunapark.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What the park answered to a call. */
record Answer(int status, HttpHeaders headers, String text) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The same answer, which has to have this status. */
    Answer expect(int wanted) {
        assertThat(status).as(text).isEqualTo(wanted);
        return this;
    }

    /** The answer to a call that was refused: a problem with this status and code. */
    Answer expectProblem(int wanted, String code) {
        expect(wanted);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(code()).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(wanted);
        return this;
    }

    JsonNode json() {
        return Json.read(text);
    }

    /** Empty where the answer has no such header. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String id() {
        return json().path("id").asText();
    }

    /** The stable code of a problem. */
    String code() {
        return json().path("code").asText();
    }

    List<JsonNode> items() {
        return json().path("items").valueStream().toList();
    }

    /** Each bad field that a problem names, with its code, as {@code field code}. */
    List<String> badFields() {
        return json().path("errors")
                .valueStream()
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .toList();
    }
}
