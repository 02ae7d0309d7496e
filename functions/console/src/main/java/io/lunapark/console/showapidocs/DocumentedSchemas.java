package io.lunapark.console.showapidocs;

import static io.lunapark.console.showapidocs.Document.list;
import static io.lunapark.console.showapidocs.Document.map;

import io.lunapark.kernel.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON Schema of what the compiler's plugin writes for the records of the code: what may be null, what has to be
 * there, and the forms in which our JSON writes roles and times of day. What is read is strict: no field that is not named.
 */
final class DocumentedSchemas {

    private static final List<String> INNER = List.of("items", "additionalProperties", "schema");
    private static final String TIME_OF_DAY = "^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?$";
    private static final String WHOLE_MINUTE = "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$";

    void describe(Document document) {
        Map<String, Object> schemas = document.components("schemas");
        schemas.values().forEach(schema -> mend(map(schema)));
        if (schemas.get("Role") instanceof Map<?, ?> role) {
            map(role).put("enum", Stream.of(Role.values()).map(Role::toString).toList());
        }
        document.eachOperation((method, path, operation) -> {
            list(operation.get("parameters")).stream().map(Document::map).forEach(DocumentedSchemas::mendParameter);
            map(operation.get("responses"))
                    .forEach((status, answer) -> mendAnswer(method, status, Document.map(answer)));
            Map<String, Object> body = map(operation.get("requestBody"));
            strict(document, document.jsonOf(body), new HashSet<>());
        });
    }

    private static void mendParameter(Map<String, Object> parameter) {
        Map<String, Object> schema = map(parameter, "schema");
        mend(schema);
        if (schema.get("type") instanceof List<?> types) { // a parameter that is not there is not null
            schema.put("type", types.getFirst());
        }
    }

    private static void mendAnswer(String method, String status, Map<String, Object> answer) {
        map(answer.get("content")).values().forEach(type -> mend(map(map(type), "schema")));
        if (String.valueOf(answer.get("description")).matches("\\w+ \\d+ response")) {
            answer.put("description", meaning(method, status));
        }
    }

    /** For an answer that the code does not describe itself. */
    private static String meaning(String method, String status) {
        return switch (status) {
            case "201" -> "It was made, as shown";
            case "202" -> "It will be done";
            case "204" -> "It is done";
            default -> method.matches("put|patch") ? "As it is now" : "What was asked for";
        };
    }

    private static void mend(Map<String, Object> schema) {
        Stream.of("exampleSetFlag", "x-pattern-message", "x-enum-varnames").forEach(schema::remove);
        mendType(schema);
        if ("partial-time".equals(schema.get("format"))) {
            schema.remove("format");
            schema.put("pattern", TIME_OF_DAY);
        }
        if (schema.get("example") instanceof String example) {
            schema.put("example", typed(example, schema.get("type")));
        }
        map(schema.get("properties")).values().forEach(property -> mend(map(property)));
        for (String inner : INNER) {
            if (schema.get(inner) instanceof Map<?, ?> other) {
                mend(map(other));
            }
        }
        require(schema);
    }

    private static void mendType(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type instanceof List<?> types && types.size() > 2) {
            schema.put(
                    "type", types.stream().filter(one -> !one.equals("object")).toList());
        } else if ("null".equals(type) && schema.containsKey("allOf")) {
            Map<String, Object> other =
                    new LinkedHashMap<>(map(list(schema.remove("allOf")).getFirst()));
            if (other.remove("description") instanceof String description) {
                schema.put("description", description);
            }
            schema.remove("type");
            schema.put("anyOf", List.of(other, Map.of("type", "null")));
        } else if ("null".equals(type)) {
            schema.put("type", List.of("object", "null"));
        } else if (type == null && (schema.containsKey("properties") || schema.containsKey("additionalProperties"))) {
            schema.put("type", "object");
        } else if (type == null && schema.containsKey("enum")) {
            schema.put("type", "string");
        }
    }

    private static Object typed(String example, @Nullable Object type) {
        String types = String.valueOf(type);
        if (types.contains("integer")) {
            return Long.valueOf(example);
        } else if (types.contains("number")) {
            return new BigDecimal(example);
        } else if (types.contains("boolean")) {
            return Boolean.valueOf(example);
        }
        return example;
    }

    /** What cannot be null is there. */
    private static void require(Map<String, Object> schema) {
        List<String> required = new ArrayList<>();
        map(schema.get("properties")).forEach((name, property) -> {
            Map<String, Object> one = map(property);
            boolean nullable =
                    one.containsKey("anyOf") || one.get("type") instanceof List<?> types && types.contains("null");
            if (!nullable) {
                required.add(name);
            }
        });
        schema.remove("required");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
    }

    private static void strict(Document document, Map<String, Object> schema, Set<Object> seen) {
        if (schema.isEmpty() || !seen.add(System.identityHashCode(schema))) {
            return;
        }
        if (schema.containsKey("properties")) {
            schema.put("additionalProperties", false);
        }
        map(schema.get("properties")).values().stream().map(Document::map).forEach(property -> {
            property.replace("pattern", TIME_OF_DAY, WHOLE_MINUTE);
            strict(document, document.resolved(property), seen);
            strict(document, document.resolved(map(property.get("items"))), seen);
            list(property.get("anyOf")).forEach(one -> strict(document, document.resolved(map(one)), seen));
        });
    }
}
