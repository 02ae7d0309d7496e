package io.lunapark.console.showapidocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.kernel.AccessTable;
import org.junit.jupiter.api.Test;

/** What the API documents say about who may call. */
class DocumentedAccessTest {

    private static final AccessTable TABLE = AccessTable.parse("""
            use-case  anyone  admin  manager  accountant  employee  operator  security  boxoffice  customer
            OpenGate       .      x        .           .         .         x         .          .         .
            LeaveGate      .      x        x           x         x         x         x          x         x
            ShowGate       x      x        x           x         x         x         x          x         x
            """);

    @Test
    void aCallForSomeRolesNamesThem() {
        assertThat(documented("openGate")).contains("""
                \s     operationId: openGate
                      description: |-
                        At once.

                        Who may call it: admin, operator.
                      responses:
                        '200':
                          description: Open
                        '401':
                          description: 'Not signed in: no access token, or one that is not good any
                            more'
                        '403':
                          description: 'Not allowed: none of your roles may call it (`not-allowed`)'
                      security:
                      - accessToken: []
                      x-roles:
                      - admin
                      - operator
                """);
    }

    @Test
    void aCallForEverybodyWhoIsSignedInCannotBeRefusedForARole() {
        assertThat(documented("leaveGate"))
                .contains("Who may call it: everybody who is signed in.", "accessToken", "'401'")
                .doesNotContain("'403'");
    }

    @Test
    void aCallForAnyoneAsksForNoToken() {
        assertThat(documented("showGate"))
                .contains("Anyone may call it", "security: [")
                .doesNotContain("'401'", "x-roles");
    }

    @Test
    void eachCallSaysItInFull() {
        String yaml = new DocumentedAccess(TABLE).in("""
                openapi: 3.1.0
                paths:
                  /gate:
                    post: { operationId: openGate, responses: {} }
                    get: { operationId: leaveGate, responses: {} }
                """);

        assertThat(yaml.split("accessToken: \\[]", -1)).hasSize(3);
    }

    @Test
    void theTokenIsAScheme() {
        assertThat(documented("showGate")).contains("scheme: bearer", "bearerFormat: JWT");
    }

    @Test
    void aCallThatIsNotInTheTableIsNotDescribed() {
        assertThatThrownBy(() -> documented("moveGate")).hasMessage("MoveGate has no row in access.table");
    }

    private static String documented(String operationId) {
        return new DocumentedAccess(TABLE).in("""
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
    }
}
