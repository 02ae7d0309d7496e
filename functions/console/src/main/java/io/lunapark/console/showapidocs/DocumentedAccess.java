package io.lunapark.console.showapidocs;

import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.AccessTable.Access;
import io.lunapark.kernel.Role;
import java.util.List;
import java.util.Map;

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

    void describe(Document document) {
        document.eachOperation((method, path, operation) -> describe(operation));
    }

    private void describe(Map<String, Object> operation) {
        String id = String.valueOf(operation.get("operationId"));
        String useCase = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        Access access =
                table.of(useCase).orElseThrow(() -> new IllegalStateException(useCase + " has no row in access.table"));
        if (access.anyone()) {
            operation.put("security", List.of());
            say(operation, "Anyone may call it; no token is needed.");
            return;
        }
        List<String> roles = access.roles().stream().map(Role::toString).toList();
        operation.put("security", List.of(Map.of(TOKEN, List.of())));
        operation.put("x-roles", roles);
        boolean everyRole = roles.size() == Role.values().length;
        say(
                operation,
                "Who may call it: " + (everyRole ? "everybody who is signed in." : String.join(", ", roles) + "."));
    }

    private static void say(Map<String, Object> operation, String who) {
        operation.merge("description", who, (before, after) -> before + "\n\n" + after);
    }
}
