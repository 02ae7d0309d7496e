package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.coasters.Views;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Late;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that a caller can send makes a 5xx, and what is refused leaves nothing behind. */
@Late
class ArbitraryCallsIT {

    private static final long SEED = 20261121;
    private static final int TRIES_PER_CALL = 300;

    private static final Set<String> STORING =
            Set.of("POST /api/coasters", "PUT", "DELETE", "POST /api/coasters/{id}/wagons");

    /** On a busy machine it tries less, but every call as often as every other. */
    @Test
    void everyCallAnswersEverythingWithoutA5xxAndStoresOnlyWhatItAccepts() {
        areAnswered(Duration.ofSeconds(6));
    }

    @Tag("long")
    @Test
    void everyCallAnswersEverythingForMinutes() {
        areAnswered(Duration.ofMinutes(2));
    }

    private static void areAnswered(Duration longest) {
        Arbitrary arbitrary = new Arbitrary(SEED);
        List<ApiDocument.Call> calls = ApiDocument.calls();
        long events = coasterEvents();
        long accepted = 0;
        int tries = 0;
        String coaster = "";
        String wagon = "";
        long end = System.nanoTime() + longest.toNanos();
        for (int round = 0; round < TRIES_PER_CALL && System.nanoTime() < end; round++) {
            if (round % 20 == 0) {
                coaster = Park.register(Given.coaster(16, 60000));
                wagon = Park.addWagon(coaster, Given.wagon());
                events += 2;
            }
            for (ApiDocument.Call call : calls) {
                // Seldom the real one: what is removed cannot be tried any further.
                boolean real = !call.method().equals("DELETE") || round % 20 == 19;
                String path = arbitrary.path(call.path(), real ? coaster : wagon, real ? wagon : coaster);
                String body = call.method().matches("GET|DELETE") ? "" : arbitrary.body(call.example());
                String[] headers = arbitrary.headers();
                Answer answer = Park.send(call.method(), path, body, headers);

                assertThat(answer.status())
                        .as(() ->
                                "%s %s %s %s%n%s".formatted(call.method(), path, List.of(headers), body, answer.text()))
                        .isLessThan(500);
                isAsDescribed(call, answer);
                tries++;
                accepted += stores(call) && isDone(answer) ? 1 : 0;
            }
        }

        // Whatever rate it was given.
        Park.post("/api/cars/generator", Map.of("ratePerMinute", 0)).expect(200);
        System.out.println(tries + " arbitrary calls, " + accepted + " of them accepted and stored");
        assertThat(coasterEvents() - events).isEqualTo(accepted);
        Park.awaitViews();
        Views.areThoseOfPostgres();
    }

    private static void isAsDescribed(ApiDocument.Call call, Answer answer) {
        Set<String> described = call.answers().get(String.valueOf(answer.status()));
        assertThat(described).as(() -> call.route() + " " + answer.text()).isNotNull();
        for (String header : List.of("ETag", "Location", "Retry-After", "Idempotent-Replayed")) {
            assertThat(described.contains(header) || answer.header(header).isEmpty())
                    .as(() -> call.route() + " " + answer.status() + " has " + header)
                    .isTrue();
        }
    }

    private static boolean stores(ApiDocument.Call call) {
        return call.path().startsWith("/api/coasters")
                && (STORING.contains(call.method()) || STORING.contains(call.route()));
    }

    private static boolean isDone(Answer answer) {
        return answer.status() < 300 && answer.header("Idempotent-Replayed").isEmpty();
    }

    private static long coasterEvents() {
        return (long) Stores.rows(
                        "select count(*) from outbox where subject like 'coaster/%' and type <> 'AlertAcknowledged'")
                .getFirst()
                .get("count");
    }
}
