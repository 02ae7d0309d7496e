package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.Functions;
import io.lunapark.testing.Crowd;
import io.lunapark.testing.Json;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.ShortFunctions;
import io.lunapark.testing.backend.EveryBackEnd;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A view is made anew while people stand at the doors: what was right stays so all the time, and what was wrong goes. */
@Late
@EveryBackEnd
@ExtendWith(LocalStackExtension.class)
class RebuildIT {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String VIEW = "DoorsView";
    private static final String PEOPLE = "ActivePeople";
    private static final AttributeValue TOO_HIGH = AttributeValue.fromN("1000000");

    /** More than a function with little time can write. */
    private static final int STRANGERS = 3000;

    private static final int DOORS = 100;

    private final Stack stack;

    RebuildIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void noDoorOfTwoHundredIsShutOrOpenedByARebuildNorByOneThatEndsHalfWay() throws Exception {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        List<Place> places = List.of(building(), building());
        List<String> doors = places.stream()
                .flatMap(place -> place.doors().values().stream())
                .toList();
        for (Place place : places) {
            Site.grant(place, anna, "low");
            Site.grant(place, ben, "low");
            anna.opens(place.doors().values().iterator().next());
            Site.security().delete(place.member(ben)).expect(204);
        }
        strangers(anna);
        long known = DoorStores.holdersInView();

        AtomicInteger turn = new AtomicInteger();
        AtomicReference<String> done = new AtomicReference<>("");
        try (Crowd callers = new Crowd(4, () -> {
                    String door = doors.get(turn.getAndIncrement() % doors.size());
                    anna.unlock(door).expect(200);
                    ben.isRefused(door, "not-a-member");
                    return true;
                });
                Functions hurried = ShortFunctions.of(
                        stack.template().functions(), stack.whereabouts().variables())) {
            hurried.get("RebuildDoorsView").warm();
            assertThatThrownBy(() -> hurried.get("RebuildDoorsView").invoke(NOTHING))
                    .isInstanceOf(FunctionFailure.class);
            assertThat(DoorStores.holdersInView()).isLessThan(known + STRANGERS);
            callers.letFinish();

            int rebuilds = 0;
            do { // once, or more often where the store is so quick that callers have not been at every door meanwhile
                Thread rebuild = Thread.ofVirtual().start(() -> done.set(rebuilt("RebuildDoorsView")));
                while (rebuild.isAlive()) {
                    grantedAndWithdrawn(places.getFirst());
                }
                rebuilds++;
            } while (turn.get() <= doors.size() && rebuilds < 10);
            callers.letFinish();
        }

        assertThat(turn.get()).isGreaterThan(doors.size());
        assertThat(Json.read(done.get()).path("events").asInt()).isGreaterThan(STRANGERS);
        assertThat(DoorStores.holdersInView()).isGreaterThanOrEqualTo(known + STRANGERS);
        assertThat(Json.read(rebuilt("RebuildDoorsView")).path("written").asInt())
                .as("of a view that is right")
                .isZero();
    }

    /** Damaged by hand: with numbers that are too high, under right numbers, and with what was never said. */
    @Test
    void whatIsWrongInTheViewIsCorrectedAndNoEventTellsOfStays() {
        Place office = Site.building("Entrance:low");
        Place locked = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Somebody anna = Site.employee();
        List<Somebody> withdrawn = List.of(Site.employee(), Site.employee());
        Somebody stranger = Site.employee();
        Somebody left = Site.employee();
        Somebody guest = Site.employee();
        List.of(anna, left).forEach(person -> Site.grant(office, person, "low"));
        Site.grant(locked, anna, "low");
        anna.opens(door);
        withdrawn.forEach(person -> {
            Site.grant(office, person, "low");
            Site.security().delete(office.member(person)).expect(204);
        });
        Site.admin().patch("/api/users/" + left.id(), Map.of("active", false)).expect(200);
        Site.security().post(locked.path() + "/lockdown", "").expect(200);
        Site.issuePass(guest, door, 1);
        guest.opens(door);
        String anything = document(anna);
        damage(withdrawn.getFirst(), anything, TOO_HIGH);
        damage(withdrawn.getLast(), anything, null);
        damage(stranger, anything, AttributeValue.fromN("1"));
        damageElsewhere(left, locked);
        withdrawn.forEach(person -> person.unlock(door).expect(200));
        stranger.unlock(door).expect(200);
        left.unlock(door).expect(200);
        anna.unlock(locked.door("Entrance")).expect(200);

        rebuilt("RebuildDoorsView");
        rebuilt("RebuildActivePeople");

        withdrawn.forEach(person -> person.isRefused(door, "not-a-member"));
        stranger.isRefused(door, "not-a-member");
        left.isRefused(door, "user-inactive");
        anna.isRefused(locked.door("Entrance"), "lockdown");
        guest.isRefused(door, "pass-used-up");
        anna.unlock(door).expect(200);
        Site.grant(office, withdrawn.getFirst(), "low");
        withdrawn.getFirst().opens(door);
    }

    private static void grantedAndWithdrawn(Place place) {
        Somebody carl = Site.employee();
        String door = place.doors().values().iterator().next();
        Site.grant(place, carl, "low");
        carl.opens(door);
        Site.security().delete(place.member(carl)).expect(204);
        carl.isRefused(door, "not-a-member");
    }

    private static Place building() {
        return Site.building(
                IntStream.range(0, DOORS).mapToObj(door -> "D" + door + ":low").toArray(String[]::new));
    }

    /** Events of people whom the view has never seen, as if it had lost them. */
    private static void strangers(Somebody like) throws SQLException {
        DoorStores.sql("""
                insert into outbox (subject, sequence, type, envelope, published_at)
                select 'holder/' || stranger, 1, type, replace(envelope, '%1$s', stranger), now()
                from outbox, (select gen_random_uuid()::text as stranger from generate_series(1, %2$d)) strangers
                where subject = 'holder/%1$s' and sequence = 1
                """.formatted(like.id(), STRANGERS));
    }

    private static String document(Somebody person) {
        return DoorStores.inView(VIEW, "holder/" + person.id(), "holder")
                .get("document")
                .s();
    }

    /** Lets the person hold what somebody else does. @param sequence null for the one that it has */
    private static void damage(Somebody person, String document, AttributeValue sequence) {
        String partition = "holder/" + person.id();
        Map<String, AttributeValue> item = DoorStores.inView(VIEW, partition, "holder");
        item.put("pk", AttributeValue.fromS(partition));
        item.put("sk", AttributeValue.fromS("holder"));
        item.put("document", AttributeValue.fromS(document));
        if (sequence != null) {
            item.put("sequence", sequence);
        }
        DoorStores.putInView(VIEW, item);
    }

    private static void damageElsewhere(Somebody left, Place locked) {
        Map<String, AttributeValue> person = DoorStores.inView(PEOPLE, "person/" + left.id(), "person");
        person.put("document", AttributeValue.fromS(person.get("document").s().replace("false", "true")));
        person.put("sequence", TOO_HIGH);
        DoorStores.putInView(PEOPLE, person);
        Map<String, AttributeValue> lockdowns = DoorStores.inView(VIEW, "lockdowns", "lockdowns");
        lockdowns.put(
                locked.id(),
                AttributeValue.fromM(Map.of("sequence", TOO_HIGH, "locked", AttributeValue.fromBool(false))));
        DoorStores.putInView(VIEW, lockdowns);
    }

    private String rebuilt(String function) {
        try {
            return new String(stack.functions().get(function).invoke(NOTHING), StandardCharsets.UTF_8);
        } catch (FunctionFailure e) {
            throw new AssertionError(e);
        }
    }
}
