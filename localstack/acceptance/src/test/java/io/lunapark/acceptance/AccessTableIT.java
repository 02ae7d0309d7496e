package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.Given;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.SharedStack;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of the access table over HTTP: every use case of every system, by every role and by nobody. */
@SecondLane
class AccessTableIT {

    static Stream<Arguments> cells() {
        return SharedStack.running().template().functions().stream()
                .flatMap(function -> function.routes().stream()
                        .flatMap(route -> RoleCalls.callers()
                                .map(caller -> Arguments.of(
                                        function.environment().get("LUNAPARK_USE_CASE"),
                                        route.method().replace("ANY", "DELETE"), // no such path has it
                                        route.path(),
                                        caller.map(Role::toString).orElse("nobody"),
                                        caller))));
    }

    /** What is allowed may be wrong in every other way: here it has no body, and asks for what is not there. */
    @ParameterizedTest(name = "{0} by {3}: {1} {2}")
    @MethodSource("cells")
    void isAsTheTableSays(String useCase, String method, String path, String who, Optional<Role> caller) {
        Answer answer = RoleCalls.as(caller)
                .send(method, path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()), "");

        if (RoleCalls.allowed(useCase, caller)) {
            assertThat(answer.status()).as(answer.text()).isNotEqualTo(401).isLessThan(500);
            assertThat(answer.status() == 403
                            && (answer.text().isEmpty() || answer.code().equals("not-allowed")))
                    .as(answer.text())
                    .isFalse();
        } else {
            RoleCalls.refused(answer, caller);
        }
    }

    @Test
    void whatEverybodySignedInMayTheComputerOfASiteMayToo() {
        Api site = RoleCalls.as(Optional.of(Role.SITE));

        site.get("/api/auth/me").expect(200);
        site.post("/api/doors/" + UUID.randomUUID() + "/unlock", "").expectProblem(403, "unknown-door");
        assertThat(RoleCalls.allowed("SignOut", Optional.of(Role.SITE))).isTrue();
    }

    @Test
    void whoMayNotIsToldWhoMay() {
        Answer answer = RoleCalls.as(Optional.of(Role.CUSTOMER))
                .post("/api/coasters", Given.coaster(1, 1), "Accept-Language", "pl")
                .expectProblem(403, "not-allowed");

        assertThat(answer.json().path("detail").asText())
                .isEqualTo("Nie masz uprawnień do tej operacji; wymaga ona jednej z ról: admin, operator.");
    }
}
