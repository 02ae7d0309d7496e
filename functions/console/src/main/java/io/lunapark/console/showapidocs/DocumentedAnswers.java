package io.lunapark.console.showapidocs;

import static io.lunapark.console.showapidocs.Document.list;
import static io.lunapark.console.showapidocs.Document.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes into an OpenAPI document what follows from the rules of the house: which headers a call takes and gives, how it is
 * refused, what a page may hold. Where a use case is an exception, it says so by what it describes itself: a POST that
 * takes no {@code Idempotency-Key} in its description, an answer in its answers.
 */
final class DocumentedAnswers {

    /** Every call may be refused so: for its headers, its size, the stores, or because there were too many. */
    private static final List<String> OF_EVERY_CALL = List.of("400", "403", "406", "429", "503");

    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");

    /** @param document whose operations know who may call them */
    void describe(Document document) {
        Document common = Document.parse(read("/documents/common.yml"));
        common.root().forEach((kind, parts) -> document.components(kind).putAll(map(parts)));
        document.eachOperation((method, path, operation) -> {
            boolean changeable =
                    map(document.root(), "paths").get(path) instanceof Map<?, ?> methods && methods.containsKey("put");
            new Operation(document, method, path, operation, changeable).describe();
        });
    }

    private static String read(String resource) {
        try (InputStream file = DocumentedAnswers.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param changeable whether its path takes a PUT */
    private record Operation(
            Document document, String method, String path, Map<String, Object> operation, boolean changeable) {

        void describe() {
            Map<String, Object> answers = map(operation, "responses");
            boolean token = !list(operation.get("security")).isEmpty();
            boolean body = operation.containsKey("requestBody");
            List<String> refusals = new ArrayList<>(OF_EVERY_CALL);
            if (token) {
                refusals.add("401");
            }
            if (path.contains("{") || body && mentionsIds(document.jsonOf(map(operation, "requestBody")))) {
                refusals.add("404");
            }
            if (WRITES.contains(method)) { // one that wants no body may be sent one
                refusals.addAll(List.of("409", "413", "415"));
            }
            if (token && method.equals("post") && !described().contains("Idempotency-Key")) {
                parameter("Idempotency-Key");
                refusals.add("422");
                success(answers).forEach(answer -> header(answer, "Idempotent-Replayed"));
            }
            if (method.matches("put|patch") || method.equals("delete") && changeable) {
                parameter("If-Match");
                refusals.add("412");
            }
            success(answers).stream().filter(this::isTagged).forEach(answer -> {
                header(answer, "ETag");
                if (method.equals("get")) {
                    parameter("If-None-Match");
                    refusals.add("304");
                }
            });
            if (answers.get("201") instanceof Map<?, ?> made) {
                header(map(made), "Location");
            }
            answers.keySet().stream().filter(status -> !status.startsWith("2")).forEach(refusals::add);
            refusals.forEach(status -> answers.merge(status, reference("responses", status), (own, common) -> {
                map(common).putAll(map(own)); // a description
                return common;
            }));
            operation.put("responses", new TreeMap<>(answers));
            knownParameters();
        }

        private String described() {
            return String.valueOf(operation.get("description"));
        }

        private static List<Map<String, Object>> success(Map<String, Object> answers) {
            return answers.entrySet().stream()
                    .filter(answer -> answer.getKey().matches("20[01]"))
                    .map(answer -> map(answer.getValue()))
                    .toList();
        }

        /** Whatever a GET reads or a PUT leaves behind, and what shows its version. */
        private boolean isTagged(Map<String, Object> answer) {
            boolean shown = map(document.jsonOf(answer).get("properties")).containsKey("version");
            return method.matches("get|put")
                    || shown
                    || map(answer.get("headers")).containsKey("ETag");
        }

        private boolean mentionsIds(Map<String, Object> schema) {
            return map(schema.get("properties")).values().stream()
                    .map(Document::map)
                    .anyMatch(property -> "uuid".equals(property.get("format"))
                            || "uuid".equals(map(property.get("items")).get("format")));
        }

        private void parameter(String name) {
            List<Object> parameters = new ArrayList<>(list(operation.get("parameters")));
            parameters.add(reference("parameters", name));
            operation.put("parameters", parameters);
        }

        private static void header(Map<String, Object> answer, String name) {
            map(answer, "headers").put(name, reference("headers", name));
        }

        /** What the code says of these is that they are there. */
        private void knownParameters() {
            Map<String, Object> known = document.components("parameters");
            List<Object> parameters = new ArrayList<>(list(operation.get("parameters")));
            parameters.replaceAll(parameter -> {
                Object name = map(parameter).get("name");
                return name != null && known.containsKey(name) ? reference("parameters", name.toString()) : parameter;
            });
            if (!parameters.isEmpty()) {
                operation.put("parameters", parameters);
            }
        }

        private static Map<String, Object> reference(String kind, String name) {
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("$ref", "#/components/" + kind + "/" + name);
            return reference;
        }
    }
}
