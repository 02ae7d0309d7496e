package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.testing.Answer;
import io.lunapark.testing.Functions;
import io.lunapark.testing.backend.EveryBackEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events arrive at least once and in any order; the views come out the same. */
@EveryBackEnd
class ProjectionIT {

    private static final String QUEUE = "CoastersViewQueue";

    @Test
    void whatWasSeenIsNotAppliedAgainNorIsWhatIsOlder() {
        String id = eventful();
        List<String> events = BusEvent.ofCoaster(id);

        events.forEach(event -> Stores.send(QUEUE, event));
        events.reversed().forEach(event -> Stores.send(QUEUE, event));
        Stores.awaitEmpty(QUEUE);

        Views.areThoseOfPostgres();
    }

    @Test
    void inWhateverOrderEventsComeTheViewIsThatOfTheNewest() {
        for (int seed = 0; seed < 5; seed++) {
            String id = eventful();
            List<String> events = new ArrayList<>(BusEvent.ofCoaster(id));
            events.addAll(events);
            Collections.shuffle(events, new Random(seed));
            forget(id);

            events.forEach(event -> Stores.send(QUEUE, event));
            Stores.awaitEmpty(QUEUE);
        }

        Views.areThoseOfPostgres();
    }

    @Test
    void whatIsRemovedStaysGoneWhateverComesLate() {
        String id = eventful();
        Park.delete(Park.coaster(id)).expect(204);
        Park.awaitViews();
        List<String> events = BusEvent.ofCoaster(id);
        forget(id);

        Stores.send(QUEUE, events.getLast());
        Stores.awaitEmpty(QUEUE);
        events.reversed().forEach(event -> Stores.send(QUEUE, event));
        Stores.awaitEmpty(QUEUE);

        assertThat(events.getLast()).contains("\"CoasterRemoved\"");
        assertThat(Park.all("/api/coasters"))
                .noneMatch(coaster -> coaster.path("id").asText().equals(id));
        assertThat(Park.alerts(id, "?open=true")).isEmpty();
        Views.areThoseOfPostgres();
    }

    @Test
    void aDamagedViewIsRebuiltFromTheArchive() {
        String falsified = eventful();
        String lost = eventful();
        String removed = eventful();
        Park.delete(Park.coaster(removed)).expect(204);
        Park.awaitViews();

        Map<String, AttributeValue> item = item(falsified);
        Stores.put(
                item, "document", AttributeValue.fromS(item.get("document").s().replace("\"staff\":", "\"staff\":9")));
        Stores.put(item, "sk", AttributeValue.fromS("01935f5e-8a00-7000-8000-000000000001"));
        Stores.put(item(removed), "document", item.get("document"));
        forget(lost);
        Stores.items("alert").stream()
                .limit(3)
                .forEach(alert -> Stores.put(alert, "sequence", AttributeValue.fromN("1000000")));

        Functions.invoke("RebuildCoastersView");

        Views.areThoseOfPostgres();
    }

    @Test
    void aRebuildLosesNothingThatHappensMeanwhile() {
        raceARebuild(60);
    }

    @Tag("long")
    @Test
    void aRebuildLosesNothingOfTwoHundredCoasters() {
        raceARebuild(200);
    }

    private static void raceARebuild(int most) {
        List<Answer> registered = new ArrayList<>();
        Thread rebuild = Thread.startVirtualThread(() -> Functions.invoke("RebuildCoastersView"));
        do {
            registered.add(Park.post("/api/coasters", Given.coaster(16, 60000)).expect(201));
        } while (rebuild.isAlive() && registered.size() < most);
        await().atMost(Duration.ofSeconds(30)).until(() -> !rebuild.isAlive());
        Park.awaitViews();

        assertThat(registered).isNotEmpty();
        Views.areThoseOfPostgres();
    }

    /** A coaster to which everything has happened, one thing after the other. */
    private static String eventful() {
        String id = Park.register(Given.coaster(16, 60000));
        String first = Park.addWagon(id, Given.wagon());
        String second = Park.addWagon(id, Given.wagon());
        Park.put(Park.wagon(id, first), Given.wagon(24, "2.5")).expect(200);
        Park.awaitViews();
        String alert = Park.alert(id);
        Park.post("/api/alerts/" + alert + "/acknowledge", "").expect(200);
        Park.put(Park.coaster(id), Given.settings(5, 511, "8:00", "16:00")).expect(200);
        Park.delete(Park.wagon(id, second)).expect(204);
        Park.awaitViews();
        return id;
    }

    private static Map<String, AttributeValue> item(String coasterId) {
        return Stores.items("coaster").stream()
                .filter(item -> item.get("sk").s().equals(coasterId))
                .findFirst()
                .orElseThrow();
    }

    /** Takes the coaster and its alerts out of the view, as if no event had come yet. */
    private static void forget(String coasterId) {
        Stores.delete(item(coasterId));
        Stores.items("alert").stream()
                .filter(item -> item.get("document").s().contains(coasterId))
                .forEach(Stores::delete);
    }
}
