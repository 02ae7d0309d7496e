package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.kernel.AccessTable;
import io.lunapark.platform.http.Edge.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A call is only looked at when the table allows it to the caller. */
class AdmissionTest {

    private static final Edge EDGE = new Edge("Repairs");

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    @Test
    void whoeverHasOneOfTheRolesMay() {
        assertThat(call("[customer operator]").status()).isEqualTo(200);
    }

    @Test
    void whoHasNoTokenIsAskedToSignIn() {
        Answer answer = EDGE.get("/rides/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(answer.problem().code()).isEqualTo("not-signed-in");
    }

    @Test
    void whoHasNoneOfTheRolesIsToldWhichAreEnough() {
        for (String roles : new String[] {"[customer]", "[]", "[ADMIN]", "[root]"}) {
            Answer answer = call(roles);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem().code()).isEqualTo("not-allowed");
            assertThat(answer.problem().detail()).endsWith("admin, operator.");
        }
    }

    @Test
    void whatIsWrongWithTheCallIsNotToldToWhomItIsNotAllowed() {
        assertThat(EDGE.post("/rides", "{", "Idempotency-Key", "a b").status()).isEqualTo(401);
        assertThat(EDGE.post("/rides", " ".repeat(10_001)).status()).isEqualTo(401);
        assertThat(EDGE.get("/nowhere").status()).isEqualTo(401);
    }

    @Test
    void aUseCaseWithoutARowDoesNotStart() {
        assertThatThrownBy(() -> new Admission(AccessTable.read(List.of()), "RollBackTheSea"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RollBackTheSea has no row");
    }

    private static Answer call(String roles) {
        return EDGE.signedIn("/rides/me", Map.of("sub", "u1", "roles", roles));
    }
}
