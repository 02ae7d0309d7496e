package io.lunapark.tasks;

import static io.lunapark.kernel.Role.ACCOUNTANT;
import static io.lunapark.kernel.Role.EMPLOYEE;
import static io.lunapark.kernel.Role.MANAGER;
import static io.lunapark.kernel.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.tasks.Exchange.Person;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The exchange of tasks, through HTTP. Its people are those of this class, and no others get tasks. */
@ExtendWith(LocalStackExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class TasksIT {

    private static Person anna;
    private static Person borys;

    @BeforeAll
    static void twoEmployees() {
        anna = Exchange.somebody(EMPLOYEE);
        borys = Exchange.somebody(EMPLOYEE);
        Exchange.only(anna.id(), borys.id());
    }

    private static Person assignee(JsonNode task) {
        return task.path("assigneeId").asText().equals(anna.id().toString()) ? anna : borys;
    }

    private static Person other(JsonNode task) {
        return assignee(task) == anna ? borys : anna;
    }

    @Test
    void aTaskIsSomebodysAtOnceWithAPriceForGood() {
        Answer added = Exchange.as(MANAGER)
                .post("/api/tasks", Map.of("title", "Change the shade", "jiraId", "UBERPOP-42"))
                .expect(201);
        JsonNode task = added.json();

        assertThat(task.path("status").asText()).isEqualTo("open");
        assertThat(task.path("jiraId").asText()).isEqualTo("UBERPOP-42");
        assertThat(task.path("feeInCents").asInt()).isBetween(1000, 2000);
        assertThat(task.path("rewardInCents").asInt()).isBetween(2000, 4000);
        assertThat(task.path("assigneeName").asText()).isEqualTo("One of [employee]");
        assertThat(assignee(task)
                        .api()
                        .get(added.header("Location"))
                        .expect(200)
                        .json())
                .isEqualTo(task);
        assertThat(Database.rows(
                        "tasks",
                        "select type, sequence from outbox where subject = ? order by sequence",
                        "task/" + added.id()))
                .containsExactly(
                        Map.of("type", "TaskAdded", "sequence", 1L), Map.of("type", "TaskAssigned", "sequence", 2L));
    }

    @Test
    void aTitleKeepsTheNumberOfTheTrackerApart() {
        Answer refused = Exchange.as(MANAGER)
                .post("/api/tasks", Map.of("title", "[UBERPOP-42] change the shade"), "Accept-Language", "pl")
                .expectProblem(400, "invalid-request");

        assertThat(refused.badFields()).containsExactly("title invalid-format");
        assertThat(refused.text()).contains("jiraId");
        assertThat(Exchange.as(MANAGER)
                        .post("/api/tasks", Map.of("title", "", "jiraId", "42"))
                        .expectProblem(400, "invalid-request")
                        .badFields())
                .containsExactlyInAnyOrder("title blank", "jiraId invalid-format");
    }

    @Test
    void onlyItsAssigneeCompletesATaskAndOnce() {
        JsonNode task = Exchange.add(Exchange.admin(), "Wash the parrot");
        String complete = "/api/tasks/" + task.path("id").asText() + "/complete";

        other(task).api().post(complete, "").expectProblem(403, "not-your-task");
        Exchange.as(MANAGER).post(complete, "").expectProblem(403, "not-your-task");
        JsonNode done = assignee(task).api().post(complete, "").expect(200).json();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(assignee(task).api().post(complete, "").expect(200).json()).isEqualTo(done);
        Exchange.as(MANAGER)
                .post("/api/tasks/" + UUID.randomUUID() + "/complete", "")
                .expectProblem(404, "task-not-found");
        assertThat(Database.rows(
                        "tasks",
                        "select 1 from outbox where subject = ? and type = 'TaskCompleted'",
                        "task/" + task.path("id").asText()))
                .hasSize(1);
    }

    @Test
    void everybodySeesTheirOwnTasksAndManagersAll() {
        JsonNode task = Exchange.add(Exchange.as(OPERATOR), "Feed the cat");
        String path = "/api/tasks/" + task.path("id").asText();

        for (Person person : List.of(anna, borys)) {
            assertThat(person.api().all("/api/tasks"))
                    .allMatch(one ->
                            one.path("assigneeId").asText().equals(person.id().toString()));
            assertThat(person.api().all("/api/tasks?mine=false&status=open"))
                    .allMatch(one ->
                            one.path("assigneeId").asText().equals(person.id().toString()));
        }
        other(task).api().get(path).expectProblem(403, "not-your-task");
        for (Role role : List.of(ACCOUNTANT, OPERATOR)) {
            Exchange.as(role).get(path).expectProblem(403, "not-your-task");
            assertThat(Exchange.as(role).all("/api/tasks")).isEmpty();
        }
        for (Role role : List.of(MANAGER, Role.ADMIN)) {
            assertThat(Exchange.as(role).get(path).expect(200).json()).isEqualTo(task);
            assertThat(Exchange.as(role).all("/api/tasks?status=open")).contains(task);
            assertThat(Exchange.as(role).all("/api/tasks?mine=true")).isEmpty();
            String name = task.path("assigneeName").asText();
            String part = URLEncoder.encode(name.substring(1).toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);
            assertThat(Exchange.as(role).all("/api/tasks?assignee=" + part))
                    .contains(task)
                    .allMatch(one -> one.path("assigneeName").asText().equals(name));
            assertThat(Exchange.as(role).all("/api/tasks?assignee=xyzzy")).isEmpty();
        }
        Exchange.as(Role.CUSTOMER).get("/api/tasks").expect(403);
        Exchange.as(MANAGER).get("/api/tasks?status=lost").expectProblem(400, "invalid-request");
        Exchange.as(MANAGER).get("/api/tasks/" + UUID.randomUUID()).expectProblem(404, "task-not-found");
    }

    @Test
    void managersShuffleAndNobodyElse() {
        JsonNode task = Exchange.add(Exchange.admin(), "Paint the door");
        anna.api().post("/api/tasks/shuffle", "").expect(403);
        for (Role role : List.of(ACCOUNTANT, OPERATOR)) {
            Exchange.as(role).post("/api/tasks/shuffle", "").expect(403);
        }
        String id = task.path("id").asText();
        String first = task.path("assigneeId").asText();

        await().atMost(Exchange.PATIENCE).until(() -> {
            JsonNode shuffle = Exchange.as(MANAGER)
                    .post("/api/tasks/shuffle", "")
                    .expect(200)
                    .json();
            assertThat(shuffle.path("tasks").asInt()).isPositive();
            return !Exchange.admin()
                    .get("/api/tasks/" + id)
                    .json()
                    .path("assigneeId")
                    .asText()
                    .equals(first);
        });
        JsonNode after = Exchange.admin().get("/api/tasks/" + id).expect(200).json();
        assertThat(after.path("feeInCents")).isEqualTo(task.path("feeInCents"));
        assertThat(after.path("rewardInCents")).isEqualTo(task.path("rewardInCents"));
        assertThat(after.path("assignment").asInt()).isEqualTo(2);
    }

    @Test
    void ofAShuffleAndACompletionExactlyOneWins() throws Exception {
        List<JsonNode> tasks = IntStream.range(0, 20)
                .mapToObj(i -> Exchange.add(Exchange.admin(), "Race " + i))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = tasks.stream()
                    .map(task -> threads.submit(() -> assignee(task)
                            .api()
                            .post("/api/tasks/" + task.path("id").asText() + "/complete", "")))
                    .toList();
            List<Future<Answer>> shuffles = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> Exchange.admin().post("/api/tasks/shuffle", "")))
                    .toList();
            for (Future<Answer> shuffle : shuffles) {
                shuffle.get().expect(200);
            }
            for (int i = 0; i < tasks.size(); i++) {
                Answer answer = answers.get(i).get();
                JsonNode now = Exchange.admin()
                        .get("/api/tasks/" + tasks.get(i).path("id").asText())
                        .expect(200)
                        .json();
                if (answer.status() == 200) {
                    assertThat(now.path("status").asText()).isEqualTo("done");
                    assertThat(now.path("assigneeId")).isEqualTo(tasks.get(i).path("assigneeId"));
                } else {
                    answer.expectProblem(403, "not-your-task");
                    assertThat(now.path("assignment").asInt()).isGreaterThan(1);
                }
            }
        }
    }

    @Test
    void tenThousandTasksAreShuffledInOneCommandWithinFiveSeconds() {
        List<Person> crowd = List.of(anna, borys);
        Database.rows("tasks", """
                with added as (
                    insert into task select gen_random_uuid(), 'Bulk ' || i, null, '', 1000 + i % 1001, 2000 + i % 2001,
                        cast(? as uuid), 1, cast(? as uuid), now(), null, 2 from generate_series(1, 10000) i returning id)
                select count(*) from added
                """, anna.id(), borys.id());
        assertThat(crowd).isNotEmpty();
        long before = System.nanoTime();
        JsonNode shuffle =
                Exchange.as(MANAGER).post("/api/tasks/shuffle", "").expect(200).json();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        String id = shuffle.path("shuffleId").asText();
        System.out.println("shuffle of 10,000: " + took.toMillis() + " ms");

        assertThat(shuffle.path("tasks").asInt()).isGreaterThanOrEqualTo(10_000);
        assertThat(Database.rows("tasks", "select 1 from outbox where envelope like ?", "%" + id + "%"))
                .hasSize(shuffle.path("reassigned").asInt());
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        Database.rows("tasks", """
                with done as (update task set completed_at = now() where title like 'Bulk %' returning id)
                select count(*) from done
                """);
    }

    @Test
    void aPriceAndACompletionCannotBeChangedInTheStoreEither() {
        JsonNode task = Exchange.add(Exchange.admin(), "Hold still");
        UUID id = UUID.fromString(task.path("id").asText());

        assertThatThrownBy(() -> Database.rows(
                        "tasks",
                        "update task set fee_in_cents = fee_in_cents % 1000 + 1001 where id = ? returning 1",
                        id))
                .hasStackTraceContaining("is settled");
        assignee(task).api().post("/api/tasks/" + id + "/complete", "").expect(200);
        assertThatThrownBy(() ->
                        Database.rows("tasks", "update task set completed_at = null where id = ? returning 1", id))
                .hasStackTraceContaining("is settled");
    }

    @Test
    void peopleAreAsIdentitySaidLastInWhateverOrderItComes() {
        UUID person = UUID.randomUUID();
        Map<String, Object> registered = user(person, "UserRegistered", 1, true, "operator");
        Map<String, Object> employed = user(person, "UserRolesChanged", 2, true, "employee");
        Map<String, Object> promoted = user(person, "UserRolesChanged", 3, true, "employee", "manager");
        Map<String, Object> deactivated = user(person, "UserDeactivated", 4, false, "employee");
        Map<String, Object> activated = user(person, "UserActivated", 5, true, "employee");

        assertThat(eligibleAfter(person, employed)).isTrue();
        assertThat(eligibleAfter(person, promoted, employed)).isFalse();
        assertThat(eligibleAfter(person, activated)).isTrue();
        assertThat(eligibleAfter(person, deactivated, promoted, deactivated, registered))
                .isTrue();
        assertThat(eligibleAfter(person, user(person, "UserDeactivated", 6, false, "employee")))
                .isFalse();
    }

    @Test
    void whoIsPromotedGetsNoFurtherTaskAndPassesOnWhatIsOpen() {
        Person celina = Exchange.somebody(EMPLOYEE);
        Exchange.only(celina.id());
        JsonNode task = Exchange.add(Exchange.admin(), "Sweep the yard");
        assertThat(task.path("assigneeId").asText()).isEqualTo(celina.id().toString());

        Exchange.admin()
                .patch("/api/users/" + celina.id(), Map.of("roles", List.of("employee", "manager")))
                .expect(200);
        await().atMost(Exchange.PATIENCE)
                .until(() -> Exchange.admin()
                        .post("/api/tasks", Map.of("title", "For nobody"))
                        .code()
                        .equals("no-assignee"));
        Exchange.admin().post("/api/tasks/shuffle", "").expectProblem(409, "no-assignee");
        Exchange.only(anna.id(), borys.id());
        Exchange.admin().post("/api/tasks/shuffle", "").expect(200);
        Exchange.admin().post("/api/tasks/shuffle", "").expect(200);

        assertThat(Exchange.admin()
                        .get("/api/tasks/" + task.path("id").asText())
                        .expect(200)
                        .json()
                        .path("assigneeId")
                        .asText())
                .isIn(anna.id().toString(), borys.id().toString());
    }

    @SafeVarargs
    private static boolean eligibleAfter(UUID person, Map<String, Object>... events) {
        Functions.deliver("KeepWorkers", "lunapark.identity", List.of(events));
        return (boolean) Database.rows("tasks", "select eligible from worker where id = ?", person)
                .getFirst()
                .get("eligible");
    }

    private static Map<String, Object> user(UUID id, String type, int version, boolean active, String... roles) {
        return Map.of(
                "id",
                UUID.randomUUID(),
                "type",
                type,
                "version",
                1,
                "time",
                "2026-11-21T14:27:05.123Z",
                "subject",
                "user/" + id,
                "sequence",
                version,
                "correlationId",
                "test",
                "actor",
                "test",
                "data",
                Map.of("user", Map.of("id", id, "name", "Somebody", "roles", roles, "active", active)));
    }
}
