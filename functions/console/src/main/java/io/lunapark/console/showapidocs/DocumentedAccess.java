package io.lunapark.console.showapidocs;

import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.AccessTable.Access;
import io.lunapark.kernel.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes into an OpenAPI document who may make each call, as the access table says. An operation is called by its use
 * case, with a small letter at the beginning.
 */
final class DocumentedAccess {

    private static final String TOKEN = "accessToken";

    private final AccessTable table;

    DocumentedAccess(AccessTable table) {
        this.table = table;
    }

    /** The same document in YAML, with the access to each of its calls. */
    String in(String yaml) {
        Map<String, Object> document = map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        for (Object path : map(document, "paths").values()) {
            map(path).values().forEach(operation -> describe(map(operation)));
        }
        Map<String, Object> components = map(document, "components");
        map(components, "securitySchemes")
                .put(
                        TOKEN,
                        ordered(
                                "type", "http",
                                "scheme", "bearer",
                                "bearerFormat", "JWT",
                                "description", "The `accessToken` of `POST /api/auth/sign-in`; good for 5 minutes."));
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(document);
    }

    private void describe(Map<String, Object> operation) {
        String id = String.valueOf(operation.get("operationId"));
        String useCase = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        Access access =
                table.of(useCase).orElseThrow(() -> new IllegalStateException(useCase + " has no row in access.table"));
        if (access.anyone()) {
            operation.put("security", new ArrayList<>());
            say(operation, "Anyone may call it; no token is needed.");
            return;
        }
        List<String> roles = access.roles().stream().map(Role::toString).toList();
        // A list of its own each time: the same one would be written as an alias of the first.
        operation.put("security", List.of(Map.of(TOKEN, new ArrayList<>())));
        operation.put("x-roles", roles);
        boolean everyRole = roles.size() == Role.values().length;
        say(
                operation,
                "Who may call it: "
                        + (everyRole
                                ? "everybody who is signed in."
                                : roles.stream().collect(Collectors.joining(", ", "", "."))));
        Map<String, Object> responses = map(operation, "responses");
        responses.put(
                "401", ordered("description", "Not signed in: no access token, or one that is not good any more"));
        if (!everyRole) {
            responses.put("403", ordered("description", "Not allowed: none of your roles may call it (`not-allowed`)"));
        }
    }

    private static void say(Map<String, Object> operation, String who) {
        operation.merge("description", who, (before, after) -> before + "\n\n" + after);
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(parent.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> ordered(String... pairs) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
