package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an open page asks of the API: little, and nothing when it is told to wait. */
@PageTest
class PollingPageIT {

    /** RequestsPerMinutePerUser of template.yaml, for eight screens of one account. */
    private static final double CALLS_PER_SECOND = 1200 / 60.0 / 8;

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

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console#doors"})
    void anIdlePageAsksSparinglyAndIsSentNothingTwice(String path) {
        Page page = tabs.signedIn(path, "en-GB", park.admin());
        assertThat(page.locator("#link")).hasText("Live");
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);
        page.waitForCondition(() -> answers.size() >= 40); // by then all that is asked at the opening is there
        int first = answers.size();
        long begin = System.nanoTime();

        page.waitForCondition(() -> answers.size() >= first + 20);

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(20 / (took.toMillis() / 1000.0)).isLessThan(CALLS_PER_SECOND);
        assertThat(answers.subList(first, first + 20))
                .extracting(Response::status)
                .containsOnly(304);
    }

    @Test
    void aPageThatIsToldToWaitWaits() {
        Page page = tabs.signedIn("/console", "en-GB", park.admin());
        assertThat(page.locator("#link")).hasText("Live");
        List<Long> asked = new CopyOnWriteArrayList<>();
        page.route(
                "**/api/statistics*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of("Retry-After", "3", "Content-Type", "application/json"))
                        .setBody("{\"message\":\"Too Many Requests\"}")),
                new Page.RouteOptions().setTimes(1));
        page.onRequest(request -> {
            if (isStatistics(request)) {
                asked.add(System.nanoTime());
            }
        });

        page.waitForCondition(() -> asked.size() >= 2);

        assertThat(Duration.ofNanos(asked.get(1) - asked.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(page.locator("#lost")).isHidden();
    }

    @Test
    void aSlowLineShowsAtOnceThatThePageLoads() {
        Page page = tabs.blank("pl-PL");
        List<Route> held = new ArrayList<>();
        page.route("**/console/main.js", held::add);
        page.navigate(park.url() + "/console", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));

        assertThat(page.locator("#loading")).containsText("Wczytywanie …");
        page.unroute("**/console/main.js");
        held.forEach(Route::resume);

        assertThat(page.locator("#sign-in")).isVisible();
        assertThat(page.locator("#loading")).isHidden();
    }

    private static boolean isStatistics(Request request) {
        return request.url().contains("/api/statistics");
    }
}
