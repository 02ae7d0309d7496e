package io.lunapark.localstack.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.localstack.Api;
import java.util.ArrayList;
import java.util.List;

/** Reads lists to their end. */
public final class Pages {

    private Pages() {}

    /** The items of all pages. */
    public static List<JsonNode> all(Api api, String path) {
        String first = path + (path.contains("?") ? "&" : "?") + "limit=100";
        List<JsonNode> items = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            Api.Answer page = api.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("items").forEach(items::add);
            String cursor = page.json().path("nextCursor").asText("");
            next = cursor.isEmpty() || cursor.equals("null") ? "" : first + "&cursor=" + cursor;
        }
        return items;
    }
}
