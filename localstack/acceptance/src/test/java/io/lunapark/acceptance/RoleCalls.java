package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.Park;
import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.AccessTable.Access;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.SharedStack;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls by each role and by nobody, and what the access table says about them. */
final class RoleCalls {

    private static final AccessTable TABLE = AccessTable.read(SharedStack.running().template().functions().stream()
            .map(function -> function.environment().get("LUNAPARK_SYSTEM"))
            .collect(Collectors.toSet()));

    private RoleCalls() {}

    static Stream<Optional<Role>> callers() {
        return Stream.concat(
                Stream.of(Optional.empty()), Arrays.stream(Role.values()).map(Optional::of));
    }

    static boolean allowed(String useCase, Optional<Role> caller) {
        Access access = TABLE.of(useCase).orElseThrow();
        return caller.map(role -> access.roles().contains(role)).orElse(access.anyone());
    }

    static void refused(Answer answer, Optional<Role> caller) {
        if (caller.isPresent()) {
            if (answer.expect(403).text().isEmpty()) {
                return; // of a HEAD
            }
            answer.expectProblem(403, "not-allowed");
        } else {
            answer.expect(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    static Api as(Optional<Role> caller) {
        return caller.map(Park.people()::as).orElseGet(Park.people()::nobody);
    }
}
