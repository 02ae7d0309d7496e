package io.lunapark.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI documents that the build makes of the code. */
final class ApiDocument {

    /**
     * A call that the documents promise.
     *
     * @param example the body that the document gives as one that works; empty where the call has none
     */
    record Call(String method, String path, String summary, Map<String, Object> example) {

        String route() {
            return method + " " + path;
        }
    }

    private static final List<String> DOCUMENTS = List.of("coasters", "platform");

    private ApiDocument() {}

    static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (String name : DOCUMENTS) {
            Map<?, ?> document = read(name);
            map(document, "paths")
                    .forEach((path, methods) -> ((Map<?, ?>) methods)
                            .forEach((method, call) -> calls.add(new Call(
                                    method.toString().toUpperCase(Locale.ROOT),
                                    path.toString(),
                                    String.valueOf(((Map<?, ?>) call).get("summary")),
                                    example(document, (Map<?, ?>) call)))));
        }
        return calls;
    }

    static Map<?, ?> read(String name) {
        try (InputStream file = ApiDocument.class.getResourceAsStream("/META-INF/swagger/" + name + ".yml")) {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> example(Map<?, ?> document, Map<?, ?> call) {
        Object schema = map(map(map(call, "requestBody"), "content"), "application/json")
                .get("schema");
        if (schema == null) {
            return Map.of();
        }
        String name = String.valueOf(((Map<?, ?>) schema).get("$ref")).replace("#/components/schemas/", "");
        Map<?, ?> type = map(map(map(document, "components"), "schemas"), name);
        Map<String, Object> example = new LinkedHashMap<>();
        map(type, "properties").forEach((property, schemaOfIt) -> {
            Object value = ((Map<?, ?>) schemaOfIt).get("example");
            if (value != null) {
                example.put(property.toString(), value);
            }
        });
        return example;
    }

    private static Map<?, ?> map(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }
}
