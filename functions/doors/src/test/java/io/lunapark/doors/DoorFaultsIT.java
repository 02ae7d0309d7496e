package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.backend.EmbeddedOnly;
import io.lunapark.testing.backend.EveryBackEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever breaks, no door opens that should not, and none opens unrecorded. */
@Late
@EveryBackEnd
@ExtendWith(LocalStackExtension.class)
class DoorFaultsIT {

    private final Stack stack;

    DoorFaultsIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    @EmbeddedOnly("It stops DynamoDB; elsewhere that is not ours to stop.")
    void withoutDynamoNoDoorOpensAndNoWithdrawalIsAnsweredBeforeItHolds() throws Exception {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        Site.grant(office, ben, "low");
        anna.opens(door);
        ben.opens(door);

        // It goes away when both withdrawals have seen who calls, and are not stored yet.
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            DoorStores.whileHeld(List.of(anna.id(), ben.id()), () -> {
                for (Somebody person : List.of(anna, ben)) {
                    answers.add(callers.submit(() -> Site.security().delete(office.member(person))));
                }
                await().until(() -> DoorStores.callsThatWait() == 2);
                stack.outages().stop(Target.DYNAMODB);
            });
            for (Future<Answer> answer : answers) {
                saysThatItIsOut(answer.get());
            }
            saysThatItIsOut(anna.unlock(door));
            saysThatItIsOut(Site.security().delete(office.member(anna)));
        } finally {
            stack.outages().start(Target.DYNAMODB);
        }

        // Said again it is done and holds at once; not said again, the event that was stored heals the view by itself.
        Site.security().delete(office.member(anna)).expect(204);
        anna.isRefused(door, "not-a-member");
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> ben.unlock(door).code().equals("not-a-member"));
    }

    @Test
    void aLateOrRepeatedEventBringsNoPermissionBack() {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        Site.grant(office, ben, "low");
        Site.security().delete(office.member(anna)).expect(204);
        List<JsonNode> events = DoorStores.events("holder/" + anna.id());
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("MembershipGranted", "MembershipEnded");

        DoorStores.deliver(events.getLast());
        DoorStores.deliver(events.getFirst());
        DoorStores.deliver(events.getFirst());
        // What is delivered after them has been applied: so have they.
        String ended = "/api/buildings/" + office.id() + "/members/" + ben.id();
        Site.security().delete(ended).expect(204);
        DoorStores.deliver(DoorStores.events("holder/" + ben.id()).getFirst());
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            anna.isRefused(door, "not-a-member");
            ben.isRefused(door, "not-a-member");
        });
    }

    @Test
    void withoutAWholeViewNothingOpensUntilItIsRebuilt() {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        Site.grant(office, ben, "low");
        anna.opens(door);
        Site.security().delete(office.member(ben)).expect(204);

        DoorStores.damageView();
        anna.isRefused(door, "unknown-door");
        Site.security().post("/api/doors/" + door + "/unlock", "").expectProblem(403, "view-not-ready");
        assertThat(Site.history(door).getFirst().path("reason").asText()).isEqualTo("view-not-ready");

        Answer rebuilt = Api.control(stack).post("/2015-03-31/functions/RebuildDoorsView/invocations", "{}");
        assertThat(rebuilt.header("X-Amz-Function-Error")).as(rebuilt.text()).isEmpty();
        anna.unlock(door).expect(200);
        ben.isRefused(door, "not-a-member");
    }

    @ParameterizedTest
    @CsvSource({
        "DoorsView, door, no json",
        "DoorsView, door, {}",
        "DoorsView, holder, no json",
        "ActivePeople, person, no json",
        "ActivePeople, person, {}"
    })
    void aDamagedDocumentOpensNothingAndTheAttemptIsRecorded(String view, String kind, String document) {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        anna.opens(door);
        String id = kind.equals("door") ? door : anna.id().toString();
        Map<String, AttributeValue> whole = DoorStores.inView(view, kind + "/" + id, kind);
        Map<String, AttributeValue> damaged = new HashMap<>(whole);
        damaged.put("document", AttributeValue.fromS(document));

        DoorStores.putInView(view, damaged);
        anna.isRefused(door, "unknown-door");
        DoorStores.putInView(view, whole);

        await().atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(Site.security().all("/api/users/" + anna.id() + "/access-history"))
                        .extracting(entry -> entry.path("reason").asText())
                        .contains("view-not-ready"));
        anna.opens(door);
    }

    private static void saysThatItIsOut(Answer answer) {
        answer.expectProblem(503, "store-unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
