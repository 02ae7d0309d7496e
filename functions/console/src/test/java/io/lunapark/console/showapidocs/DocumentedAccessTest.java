package io.lunapark.console.showapidocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.kernel.AccessTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the API documents say about who may call. */
class DocumentedAccessTest {

    private static final AccessTable TABLE = AccessTable.parse("""
            use-case  anyone  admin  manager  accountant  employee  operator  security  boxoffice  customer  site
            OpenGate       .      x        .           .         .         x         .          .         .         .
            LeaveGate      .      x        x           x         x         x         x          x         x         x
            ShowGate       x      x        x           x         x         x         x          x         x         x
            """);

    @Test
    void aCallForSomeRolesNamesThem() {
        assertThat(documented("openGate"))
                .containsEntry("description", "At once.\n\nWho may call it: admin, operator.")
                .containsEntry("x-roles", List.of("admin", "operator"))
                .containsEntry("security", List.of(Map.of("accessToken", List.of())));
    }

    @Test
    void aCallForEverybodyWhoIsSignedInSaysSo() {
        assertThat(documented("leaveGate"))
                .containsEntry("description", "At once.\n\nWho may call it: everybody who is signed in.");
    }

    @Test
    void aCallForAnyoneAsksForNoToken() {
        assertThat(documented("showGate")).containsEntry("security", List.of()).doesNotContainKey("x-roles");
    }

    @Test
    void aCallThatIsNotInTheTableIsNotDescribed() {
        assertThatThrownBy(() -> documented("moveGate")).hasMessage("MoveGate has no row in access.table");
    }

    private static Map<String, Object> documented(String operationId) {
        Document document = Document.parse("""
                openapi: 3.1.0
                paths:
                  /gate:
                    post:
                      operationId: %s
                      description: At once.
                      responses:
                        "200":
                          description: Open
                """.formatted(operationId));
        new DocumentedAccess(TABLE).describe(document);
        Map<String, Object> described = new HashMap<>();
        document.eachOperation((method, path, operation) -> described.putAll(operation));
        return described;
    }
}
