package io.lunapark.console.showapidocs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** An OpenAPI document while it is worked on. */
record Document(Map<String, Object> root) {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .build();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static Document parse(String yaml) {
        return new Document(map(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    /** With quotes around every text: to a reader of YAML 1.1, {@code 8:00} without them is a number. */
    String text() {
        return new Dump(SETTINGS, new Quoted(SETTINGS)).dumpToString(root);
    }

    Map<String, Object> components(String kind) {
        return map(map(root, "components"), kind);
    }

    void eachOperation(Use use) {
        map(root, "paths")
                .forEach((path, methods) -> map(methods).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        use.of(method, path, map(operation));
                    }
                }));
    }

    /** What a reference leads to, or the thing itself. */
    Map<String, Object> resolved(Map<String, Object> thing) {
        if (!(thing.get("$ref") instanceof String reference)) {
            return thing;
        }
        Map<String, Object> found = root;
        for (String name : reference.substring(2).split("/")) {
            found = map(found, name);
        }
        return found;
    }

    /** The schema of a body in JSON; empty where there is none. */
    Map<String, Object> jsonOf(Map<String, Object> bodyOrAnswer) {
        return bodyOrAnswer.get("content") instanceof Map<?, ?> content
                        && content.get("application/json") instanceof Map<?, ?> json
                        && json.get("schema") instanceof Map<?, ?> schema
                ? resolved(map(schema))
                : Map.of();
    }

    static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(parent.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    @FunctionalInterface
    interface Use {
        void of(String method, String path, Map<String, Object> operation);
    }

    private static final class Quoted extends StandardRepresenter {

        Quoted(DumpSettings settings) {
            super(settings);
            representers.put(String.class, text -> representScalar(Tag.STR, (String) text, ScalarStyle.DOUBLE_QUOTED));
        }
    }
}
