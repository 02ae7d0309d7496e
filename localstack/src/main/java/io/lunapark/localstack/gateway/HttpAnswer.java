package io.lunapark.localstack.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a function answers to an HTTP event. */
record HttpAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    /** What API Gateway itself says. */
    static HttpAnswer message(int status, String message, List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Type", "application/json"));
        return new HttpAnswer(status, all, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** An answer without a status code is a body of its own, with status 200. */
    static HttpAnswer parse(byte[] json) throws IOException {
        int status = 0;
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String body = "";
        boolean base64 = false;
        try (JsonParser parser = Json.FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new HttpAnswer(200, List.of(Map.entry("Content-Type", "application/json")), json);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "statusCode" -> status = parser.getValueAsInt();
                    case "headers" -> headers(parser, headers); // payload 2.0 knows no multiValueHeaders
                    case "cookies" -> cookies(parser, headers);
                    case "body" -> body = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
                    case "isBase64Encoded" -> base64 = parser.getValueAsBoolean();
                    default -> parser.skipChildren();
                }
            }
        }
        if (status == 0) {
            return new HttpAnswer(200, List.of(Map.entry("Content-Type", "application/json")), json);
        }
        return new HttpAnswer(
                status, headers, base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    }

    private static void headers(JsonParser parser, List<Map.Entry<String, String>> headers) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                headers.add(Map.entry(name, parser.getText()));
            }
        }
    }

    private static void cookies(JsonParser parser, List<Map.Entry<String, String>> headers) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                headers.add(Map.entry("Set-Cookie", parser.getText()));
            }
        }
    }
}
