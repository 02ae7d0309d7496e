package io.lunapark.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table "Who sees what" of the exchange, cell by cell. Vera is an employee on whom every task lands. */
@ExtendWith(LocalStackExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("the exchange")
class WhoSeesWhatIT {

    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final People PEOPLE = People.of(SharedStack.running());

    /** Of these nothing may be seen in a refusal. */
    private static final String TITLE = "Feed the lion at night";

    private static Api vera;
    private static String veraId;
    private static String task;

    @BeforeAll
    static void oneEmployeeWithOneTask() {
        vera = PEOPLE.nobody().as(PEOPLE.add(Role.EMPLOYEE));
        veraId = vera.get("/api/auth/me").expect(200).id();
        String other = PEOPLE.as(Role.EMPLOYEE).get("/api/auth/me").expect(200).id();
        await().atMost(PATIENCE)
                .until(() -> !Database.rows("tasks", "select 1 from worker where cast(id as text) = ?", other)
                        .isEmpty());
        letTasksLandOn(veraId);
        task = PEOPLE.admin()
                .post("/api/tasks", Map.of("title", TITLE))
                .expect(201)
                .id();
        await().atMost(PATIENCE)
                .until(() -> vera.get("/api/billing/me").expect(200).text().contains(TITLE));
    }

    /** Other tests of this stack have people of their own. */
    @AfterAll
    static void retire() {
        letTasksLandOn("nobody");
    }

    private static void letTasksLandOn(String person) {
        await().atMost(PATIENCE)
                .until(() -> Database.rows(
                                        "tasks",
                                        "update worker set eligible = (cast(id as text) = ?) returning eligible",
                                        person)
                                .stream()
                                .anyMatch(row -> row.containsValue(true))
                        || person.equals("nobody"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            what                       | method | path                                             | employee | manager | accountant | admin
            own tasks                  | GET    | /api/tasks?mine=true                             | 200      | 200     | 200        | 200
            a task of somebody else    | GET    | /api/tasks/{task}                                | 403      | 200     | 403        | 200
            complete it                | POST   | /api/tasks/{task}/complete                       | 403      | 403     | 403        | 403
            create a task              | POST   | /api/tasks                                       | 201      | 201     | 201        | 201
            shuffle                    | POST   | /api/tasks/shuffle                               | 403      | 200     | 403        | 200
            own account                | GET    | /api/billing/me                                  | 200      | 200     | 200        | 200
            accounts                   | GET    | /api/billing/accounts                            | 403      | 403     | 200        | 200
            account of somebody else   | GET    | /api/billing/accounts/{vera}                     | 403      | 403     | 200        | 200
            statement of somebody else | GET    | /api/billing/statements/{vera}                   | 403      | 403     | 200        | 200
            company earnings           | GET    | /api/billing/earnings                            | 403      | 403     | 200        | 200
            trial balance              | GET    | /api/billing/trial-balance                       | 403      | 403     | 200        | 200
            corrections                | GET    | /api/billing/corrections                         | 403      | 403     | 200        | 200
            propose a correction       | POST   | /api/billing/corrections                         | 403      | 403     | 201        | 201
            payouts of a day           | GET    | /api/billing/days/2001-01-01/payouts             | 403      | 403     | 404        | 404
            their CSV                  | GET    | /api/billing/days/2001-01-01/payouts.csv         | 403      | 403     | 404        | 404
            close a day                | POST   | /api/billing/days/2999-01-01/close               | 403      | 403     | 403        | 409
            analytics of today         | GET    | /api/analytics/today                             | 403      | 403     | 403        | 200
            the dearest task           | GET    | /api/analytics/most-expensive-task?period=month  | 403      | 403     | 403        | 200
            """, useHeadersInDisplayName = true)
    void isAsTheSpecSays(
            String what, String method, String path, int employee, int manager, int accountant, int admin) {
        Map<Role, Integer> expected =
                Map.of(Role.EMPLOYEE, employee, Role.MANAGER, manager, Role.ACCOUNTANT, accountant, Role.ADMIN, admin);
        expected.forEach((role, status) -> {
            Answer answer = PEOPLE.as(role)
                    .send(method, path.replace("{task}", task).replace("{vera}", veraId), body(method, path));

            assertThat(answer.status())
                    .as("%s by %s: %s", what, role, answer.text())
                    .isEqualTo(status);
            if (status == 403) {
                assertThat(answer.text()).doesNotContain(TITLE, "InCents");
            }
        });
    }

    private static String body(String method, String path) {
        return switch (path) {
            case "/api/billing/corrections" ->
                method.equals("POST")
                        ? "{\"userId\":\"" + veraId + "\",\"amountInCents\":100,\"reason\":\"Charged twice\"}"
                        : "";
            case "/api/tasks" -> "{\"title\":\"Wash the parrot\"}";
            default -> "";
        };
    }

    @Test
    void listsHoldWhatIsOnesOwnAndNothingElse() {
        for (Role role : List.of(Role.EMPLOYEE, Role.ACCOUNTANT)) {
            assertThat(PEOPLE.as(role).all("/api/tasks")).isEmpty();
            assertThat(PEOPLE.as(role).get("/api/billing/me").expect(200).json().path("entries"))
                    .isEmpty();
        }
        assertThat(vera.all("/api/tasks"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("assigneeId").asText()).isEqualTo(veraId));
        assertThat(vera.get("/api/billing/accounts/" + veraId).status())
                .as("one's own account is at /me")
                .isEqualTo(403);
    }

    /** "unless also employee" */
    @Test
    void anAccountantWhoIsAlsoAnEmployeeCompletesTheirOwn() {
        Api both = PEOPLE.nobody().as(PEOPLE.add(Role.ACCOUNTANT, Role.EMPLOYEE));
        String id = both.get("/api/auth/me").expect(200).id();
        letTasksLandOn(id);
        String own = both.post("/api/tasks", Map.of("title", "Count the coins"))
                .expect(201)
                .id();

        both.post("/api/tasks/" + own + "/complete", "").expect(200);
        both.post("/api/tasks/" + task + "/complete", "").expectProblem(403, "not-your-task");
        letTasksLandOn(veraId);
    }
}
