package io.lunapark.acceptance;

import io.lunapark.coasters.Park;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI documents that the build makes of the code. */
final class ApiDocument {

    /**
     * A call that the documents promise.
     *
     * @param system whose call it is
     * @param useCase its operationId, with a capital letter
     * @param roles who may call it; empty where no token is needed
     * @param answers by their statuses, each with the headers that it may have
     * @param example the body that the document gives as one that works; empty where the call has none
     */
    record Call(
            String system,
            String method,
            String path,
            String useCase,
            String summary,
            boolean needsToken,
            List<String> roles,
            Map<String, Set<String>> answers,
            Map<String, Object> example) {

        String route() {
            return method + " " + path;
        }
    }

    private ApiDocument() {}

    /** Those that have a document, as the page lists them. */
    static List<String> systems() {
        List<String> systems = new ArrayList<>();
        Park.get("/api-docs/documents")
                .expect(200)
                .json()
                .forEach(document -> systems.add(
                        document.path("url").asText().replaceFirst("^.*/", "").replace(".yml", "")));
        return systems;
    }

    static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (String name : systems()) {
            Map<?, ?> document = read(name);
            map(document, "paths")
                    .forEach((path, methods) -> ((Map<?, ?>) methods)
                            .forEach((method, call) -> calls.add(
                                    call(name, document, method.toString(), path.toString(), (Map<?, ?>) call))));
        }
        return calls;
    }

    /** Paths of the lists that come in pages: what takes a cursor. */
    static List<String> lists() {
        List<String> lists = new ArrayList<>();
        for (String name : systems()) {
            map(read(name), "paths").forEach((path, methods) -> {
                if (((Map<?, ?>) methods).get("get") instanceof Map<?, ?> get
                        && String.valueOf(get.get("parameters")).contains("parameters/cursor")) {
                    lists.add(path.toString());
                }
            });
        }
        return lists;
    }

    private static Call call(String system, Map<?, ?> document, String method, String path, Map<?, ?> call) {
        String id = String.valueOf(call.get("operationId"));
        return new Call(
                system,
                method.toUpperCase(Locale.ROOT),
                path,
                Character.toUpperCase(id.charAt(0)) + id.substring(1),
                String.valueOf(call.get("summary")),
                call.get("security") instanceof List<?> security
                        && security.equals(List.of(Map.of("accessToken", List.of()))),
                call.get("x-roles") instanceof List<?> roles
                        ? roles.stream().map(String::valueOf).toList()
                        : List.of(),
                answers(document, map(call, "responses")),
                example(document, call));
    }

    private static Map<String, Set<String>> answers(Map<?, ?> document, Map<?, ?> responses) {
        Map<String, Set<String>> answers = new LinkedHashMap<>();
        responses.forEach((status, answer) -> {
            Map<?, ?> own = (Map<?, ?>) answer;
            Map<?, ?> common = map(map(map(document, "components"), "responses"), status.toString());
            answers.put(
                    status.toString(),
                    map(own.containsKey("$ref") ? common : own, "headers").keySet().stream()
                            .map(String::valueOf)
                            .collect(Collectors.toSet()));
        });
        return answers;
    }

    /** As the try-it page reads it. */
    static Map<?, ?> read(String name) {
        String yaml = Park.get("/api-docs/documents/" + name + ".yml", "Accept", "*/*")
                .expect(200)
                .text();
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** The fields of a schema. */
    static Set<String> fields(String document, String schema) {
        return map(map(map(map(read(document), "components"), "schemas"), schema), "properties").keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
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
