package io.lunapark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls functions by their names, as an operator or a schedule does (Lambda's Invoke). */
public final class Functions {

    private static final Api CONTROL = Api.control(SharedStack.running());

    private Functions() {}

    public static JsonNode invoke(String function) {
        return invoke(function, "{}");
    }

    /** @param event in JSON */
    public static JsonNode invoke(String function, String event) {
        Answer answer = CONTROL.post("/2015-03-31/functions/" + function + "/invocations", event);
        assertThat(answer.header("X-Amz-Function-Error")).as(answer.text()).isEmpty();
        return answer.json();
    }
}
