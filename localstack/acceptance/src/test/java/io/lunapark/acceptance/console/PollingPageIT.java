package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an open page asks of the API: little, and nothing when it is told to wait. */
@PageTest
class PollingPageIT {

    /** RequestsPerMinutePerUser of template.yaml, for eight screens of one account. */
    private static final double CALLS_PER_SECOND = 1200 / 60.0 / 8;

    /** Enough that a moment in which the machine was busy does not decide. */
    private static final int ANSWERS = 40;

    private static final double GOAL_MS = 1000;

    private static OpenPark park;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    /** Both at once, since it takes a minute. */
    @Test
    void anIdlePageAsksSparinglyAndIsSentNothingTwice() {
        List<Idle> pages =
                Stream.of("/console#coasters", "/console#doors").map(this::idle).toList();
        Page any = pages.getFirst().page();
        any.waitForCondition(() -> pages.stream().allMatch(page -> page.has(40))); // of the opening, and some more
        List<Integer> first = pages.stream().map(page -> page.answers().size()).toList();
        long begin = System.nanoTime();

        any.waitForCondition(
                () -> IntStream.range(0, 2).allMatch(i -> pages.get(i).has(first.get(i) + ANSWERS)),
                new Page.WaitForConditionOptions().setTimeout(60_000));

        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        for (int i = 0; i < 2; i++) {
            List<Response> idle = List.copyOf(pages.get(i).answers()).subList(first.get(i), first.get(i) + ANSWERS);
            assertThat(idle).extracting(Response::status).containsOnly(304);
            assertThat((pages.get(i).answers().size() - first.get(i)) / seconds).isLessThan(CALLS_PER_SECOND);
        }
    }

    private record Idle(Page page, List<Response> answers) {

        boolean has(int count) {
            return answers.size() >= count;
        }
    }

    private Idle idle(String path) {
        Page page = tabs.signedIn(path, "en-GB", park.admin());
        assertThat(page.locator("#link")).hasText("Live");
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);
        return new Idle(page, answers);
    }

    @Test
    void aPageThatIsToldToWaitWaits() {
        Page page = tabs.signedIn("/console#coasters", "en-GB", park.admin());
        assertThat(page.locator("#link")).hasText("Live");
        AtomicLong told = new AtomicLong();
        AtomicLong askedAgain = new AtomicLong();
        page.onRequest(request -> {
            if (isStatistics(request) && told.get() > 0) {
                askedAgain.compareAndSet(0, System.nanoTime());
            }
        });
        page.route(
                "**/api/statistics*",
                route -> {
                    told.set(System.nanoTime());
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(429)
                            .setHeaders(Map.of("Retry-After", "3", "Content-Type", "application/json"))
                            .setBody("{\"message\":\"Too Many Requests\"}"));
                },
                new Page.RouteOptions().setTimes(1));

        page.waitForCondition(() -> askedAgain.get() > 0);

        assertThat(Duration.ofNanos(askedAgain.get() - told.get())).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(page.locator("#lost")).isHidden();
    }

    @Test
    void aSlowLineShowsAtOnceThatThePageLoads() {
        Page page = tabs.blank("pl-PL");
        List<Route> held = new ArrayList<>();
        page.route("**/console/bundle/main.*.js", held::add);
        page.navigate(park.url() + "/console", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));

        assertThat(page.locator("#loading")).containsText("Wczytywanie …");
        page.unroute("**/console/bundle/main.*.js");
        held.forEach(Route::resume);

        assertThat(page.locator("#sign-in")).isVisible();
        assertThat(page.locator("#loading")).isHidden();
    }

    /** What the first view costs on a slow line is round trips and bytes; docs/bench.md has what that takes. */
    @Test
    void theSignInPageComesInTwoRoundTrips() {
        Page page = tabs.blank("pl-PL");
        slow(page);
        List<Response> answers = new CopyOnWriteArrayList<>();
        page.onResponse(answers::add);

        page.navigate(park.url() + "/console", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(page.locator("#sign-in")).isVisible();
        double shownAfter = ((Number) page.evaluate("performance.now()")).doubleValue();

        List<Response> needed = answers.stream()
                .filter(answer -> !answer.url().contains("/pages."))
                .toList();
        assertThat(needed).extracting(Response::url).hasSizeBetween(3, 5);
        assertThat(needed.stream()
                        .mapToInt(answer -> answer.request().sizes().responseBodySize)
                        .sum())
                .isLessThan(40_000);
        assertThat(shownAfter).isLessThan(2 * GOAL_MS); // this machine does much else at once
    }

    /** A line of 1.5 Mbit/s that takes 300 ms there and back. */
    private static void slow(Page page) {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 300);
        line.addProperty("downloadThroughput", 1_500_000 / 8);
        line.addProperty("uploadThroughput", 1_500_000 / 8);
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", line);
    }

    private static boolean isStatistics(Request request) {
        return request.url().contains("/api/statistics");
    }
}
