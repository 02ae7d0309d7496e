package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.SharedStack;
import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like one name is one name, in every field of every system that takes one. */
class NamesIT {

    private static final Api ADMIN = Park.people().admin();
    private static final String NOBODY = UUID.randomUUID().toString();

    private static final List<String> UNSEEN = List.of(
            "G\u200Bate 1",
            "Gate\u202E 1",
            "\u2066Gate 1\u2069",
            "Gate\u0007 1",
            "Gate\u00AD 1",
            "Gate\uFE0F 1",
            "Gate \u3164",
            "Gate\u00A01",
            " Gate 1",
            "Gate 1 ",
            "Gate  1",
            "     ",
            "Gate\n1",
            "Gate\u2028");

    static Stream<Arguments> fields() {
        return Stream.of(
                field("POST", "/api/coasters", "name", name -> Given.with(Given.coaster(1, 1), "name", name)),
                field(
                        "PUT",
                        "/api/coasters/" + NOBODY,
                        "name",
                        name -> Given.with(Given.settings(1, 1, "8:00", "9:00"), "name", name)),
                field("POST", "/api/buildings", "name", name -> Map.of("name", name)),
                field(
                        "POST",
                        "/api/buildings",
                        "doors[0].name",
                        name -> Map.of("name", "Gate house", "doors", List.of(Map.of("name", name, "level", "low")))),
                field("PUT", "/api/doors/" + NOBODY, "name", name -> Map.of("name", name)),
                field("POST", "/api/groups", "name", NamesIT::group),
                field("PUT", "/api/groups/" + NOBODY, "name", NamesIT::group),
                field("POST", "/api/join-requests/" + NOBODY + "/reject", "reason", name -> Map.of("reason", name)),
                field("POST", "/api/access-requests/" + NOBODY + "/reject", "reason", name -> Map.of("reason", name)),
                field("POST", "/api/users", "name", name -> user("a@lunapark.example", name)),
                field(
                        "POST",
                        "/api/auth/sign-up",
                        "name",
                        name -> Map.of(
                                "email",
                                "b@lunapark.example",
                                "password",
                                "three otters on a roller coaster",
                                "name",
                                name)));
    }

    private static Arguments field(String method, String path, String field, Function<String, Map<String, ?>> body) {
        return Arguments.of(method, path, field, body);
    }

    private static Map<String, Object> group(String name) {
        return Map.of("name", name, "doorIds", List.of(), "userIds", List.of());
    }

    private static Map<String, Object> user(String email, String name) {
        return Map.of("email", email, "name", name, "roles", List.of("customer"));
    }

    @ParameterizedTest(name = "{2} of {0} {1}")
    @MethodSource("fields")
    void whatCannotBeSeenIsRefused(String method, String path, String field, Function<String, Map<String, ?>> body) {
        for (String name : UNSEEN) {
            Answer refused = ADMIN.send(method, path, body.apply(name));

            refused.expectProblem(400, "invalid-request");
            assertThat(refused.badFields()).as(name).containsExactly(field + " invalid-format");
        }
    }

    @Test
    void aNameIsKeptInNormalForm() {
        String name = decomposed("Kolejka Główna Ø é");

        Answer coaster = ADMIN.post("/api/coasters", Given.with(Given.coaster(1, 1), "name", name))
                .expect(201);
        Answer user = ADMIN.post("/api/users", user(UUID.randomUUID() + "@lunapark.example", name))
                .expect(201);

        assertThat(coaster.json().path("name").asText()).isEqualTo(Normalizer.normalize(name, Form.NFC));
        assertThat(user.json().path("name").asText()).isEqualTo(Normalizer.normalize(name, Form.NFC));
    }

    @Test
    void twoWaysToWriteANameAreOneName() {
        String own = UUID.randomUUID().toString().substring(0, 8);
        String name = "Brama Ó é " + own;
        Map<String, Object> twoDoors = Map.of(
                "name",
                "Dom " + own,
                "doors",
                List.of(door(name), door(decomposed(name).toLowerCase())));

        ADMIN.post("/api/buildings", Map.of("name", name)).expect(201);
        ADMIN.post("/api/groups", group(name)).expect(201);

        for (String twin : List.of(decomposed(name), name.toLowerCase(), decomposed(name.toUpperCase()))) {
            ADMIN.post("/api/buildings", Map.of("name", twin)).expectProblem(409, "building-name-taken");
            ADMIN.post("/api/groups", group(twin)).expectProblem(409, "group-name-taken");
        }
        ADMIN.post("/api/buildings", twoDoors).expectProblem(409, "door-name-taken");
    }

    private static Map<String, String> door(String name) {
        return Map.of("name", name, "level", "low");
    }

    /** Twins from the time before keep their names; no other is added to them. */
    @Test
    void theDatabaseKeepsTwinsAndTakesNoMore() {
        Stack stack = SharedStack.running();
        FluentConfiguration trial = Flyway.configure()
                .dataSource(
                        stack.postgres().url(),
                        stack.postgres().adminUser(),
                        stack.postgres().adminPassword())
                .locations("classpath:db/migration/platform", "classpath:db/migration/doors")
                .schemas("twins")
                .cleanDisabled(false);
        trial.load().clean();
        new FluentConfiguration().configuration(trial).target("3003?").load().migrate();
        String first = building("Główna");
        String second = building(decomposed("Główna"));

        trial.load().migrate();

        assertThat(Stores.rows("select id::text, twin from twins.building order by id"))
                .containsExactly(
                        Map.of("id", first.compareTo(second) < 0 ? first : second, "twin", false),
                        Map.of("id", first.compareTo(second) < 0 ? second : first, "twin", true));
        assertThatThrownBy(() -> building(decomposed("GŁÓWNA")))
                .cause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("building_name_once");
        trial.load().clean();
    }

    private static String building(String name) {
        return (String) Stores.rows("""
                        insert into twins.building (id, name, locked, version)
                        select gen_random_uuid(), ?, false, 1 returning id::text
                        """, name).getFirst().get("id");
    }

    private static String decomposed(String name) {
        return Normalizer.normalize(name, Form.NFD);
    }
}
