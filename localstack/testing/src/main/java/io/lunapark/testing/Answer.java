package io.lunapark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What the park answered to a call. */
public record Answer(int status, HttpHeaders headers, String text) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The same answer, which has to have this status. */
    public Answer expect(int wanted) {
        assertThat(status).as(text).isEqualTo(wanted);
        return this;
    }

    /** The answer to a call that was refused: a problem with this status and code. */
    public Answer expectProblem(int wanted, String code) {
        expect(wanted);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(code()).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(wanted);
        return this;
    }

    public JsonNode json() {
        return Json.read(text);
    }

    /** Empty where the answer has no such header. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String id() {
        return json().path("id").asText();
    }

    /** The stable code of a problem. */
    public String code() {
        return json().path("code").asText();
    }

    public List<JsonNode> items() {
        return json().path("items").valueStream().toList();
    }

    /** Each bad field that a problem names, with its code, as {@code field code}. */
    public List<String> badFields() {
        return json().path("errors")
                .valueStream()
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .toList();
    }
}
