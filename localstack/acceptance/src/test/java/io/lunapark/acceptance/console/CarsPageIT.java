package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cars in the console, as an operator watches and repairs them. */
@PageTest
class CarsPageIT {

    private static final String DIALOG = "dialog[open]:not(#sign-in)";
    private static final Pattern SOME = Pattern.compile("[1-9]");

    private static OpenPark park;
    private static Api operator;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        operator = People.of(park.stack()).admin();
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void theIntakeGoesOnWithoutTheQueueAndEveryRecordIsSomewhere() {
        Page page = tabs.signedIn("/console#cars", "en-GB", park.admin());
        setGenerator(page, 600);
        assertThat(place(page, "stored")).hasText(SOME);
        assertThat(page.locator("#cars-mode-now")).hasText("Queue");

        park.stack().outages().stop(Target.QUEUE);
        try {
            for (int i = 0; i < 5; i++) {
                report("toyota", "paris").expect(202);
            }
            assertThat(page.locator("#cars-mode-now")).hasText("Fallback");
            assertThat(page.locator("#cars-timeline rect.OPEN").first()).isVisible();
            assertThat(place(page, "pending")).hasText(SOME);
        } finally {
            park.stack().outages().start(Target.QUEUE);
        }
        assertThat(page.locator("#cars-mode-now")).hasText("Queue");
        setGenerator(page, 0);
        assertThat(place(page, "pending")).hasText("0");
        assertThat(place(page, "inQueue")).hasText("0");
        assertThat(page.locator("#cars-verdict")).hasText("It adds up: no record is missing, none is there twice.");
        page.locator("#cars-history summary").last().click();
        assertThat(page.locator("#cars-events")).containsText("STATE_TRANSITION_TO_QUEUE");
        assertThat(page.locator("#cars-backlog svg"))
                .hasAttribute("aria-label", Pattern.compile(".*fallback store: 0.*"));
    }

    @Test
    void anOperatorRepairsARecordOnAPhoneAndFindsTheCar() {
        report("<b>lada", "zelenogorsk").expect(400);
        report("lada", "zelenogorsk").expect(202);
        Page phone = tabs.blank("pl-PL");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#cars/quarantine");
        Tabs.signIn(phone, park.admin());

        Locator kept = phone.locator("#cars-kept-rows li").filter(new Locator.FilterOptions().setHasText("lada"));
        assertThat(kept).containsText("Nieznana marka");
        kept.getByText("Napraw").click();
        phone.locator(DIALOG + " [name=normalizedMake]").fill("wolga");
        phone.locator(DIALOG + " [type=submit]").click();
        assertThat(phone.locator(DIALOG + " .refusal[data-of=normalizedMake]")).isVisible();
        phone.locator(DIALOG + " [name=normalizedMake]").fill("honda");
        phone.locator(DIALOG + " [type=submit]").click();
        assertThat(kept).hasCount(0);

        awaitStored("zelenogorsk", 1);
        phone.locator("#cars-views a").nth(2).click();
        phone.locator("#cars-filter [name=location]").fill("Zelenogorsk");
        phone.locator("#cars-filter [type=submit]").click();
        assertThat(phone.locator("#cars-found-rows tr")).hasCount(1);
        assertThat(phone.locator("#cars-found-rows tr")).containsText("honda corolla");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void aSearchGoesPageByPageAndACarIsChangedAndRemoved() {
        operator.post("/api/cars/bulk", Map.of("records", Collections.nCopies(25, car("ford", "gdynia"))))
                .expect(202);
        awaitStored("gdynia", 25);
        Page page = tabs.signedIn("/console#cars/search", "en-GB", park.admin());
        page.locator("#cars-filter [name=make]").fill("Ford");
        page.locator("#cars-filter [name=location]").fill("gdynia");
        page.locator("#cars-filter [type=submit]").click();

        Locator rows = page.locator("#cars-found-rows tr");
        assertThat(rows).hasCount(20);
        page.locator("#cars-found-next").click();
        assertThat(rows).hasCount(5);
        assertThat(page.locator("#cars-found-page")).hasText("Page 2");

        rows.first().getByText("Change").click();
        page.locator(DIALOG + " [name=price]").fill("2999");
        page.locator(DIALOG + " [type=submit]").click();
        assertThat(page.locator(DIALOG + " .refusal[data-of=price]")).isVisible();
        page.locator(DIALOG + " [name=price]").fill("54321");
        page.locator(DIALOG + " [type=submit]").click();
        assertThat(rows.first()).containsText("54,321");
        rows.first().getByText("Remove").click();
        page.locator(DIALOG + " [type=submit]").click();
        assertThat(rows).hasCount(4);
    }

    @Test
    void everyViewCanBeUsedByEverybody() {
        report("bmw", "olinda").expect(202);
        awaitStored("olinda", 1);
        report("moskvich", "olinda").expect(202);
        Page page = tabs.signedIn("/console#cars", "en-GB", park.admin());
        Map<String, String> shown = Map.of(
                "intake", "#cars-equation dd",
                "statistics", "#cars-averages td",
                "search", "#cars-found-rows td",
                "quarantine", "#cars-kept-rows li");
        shown.forEach((view, something) -> {
            page.navigate(park.url() + "/console#cars/" + view);
            assertThat(page.locator(something).first()).isVisible();
            Accessibility.check(page);
        });
    }

    private static void setGenerator(Page page, int perMinute) {
        page.locator("#cars-set").click();
        page.locator(DIALOG + " [name=ratePerMinute]").fill(Integer.toString(perMinute));
        page.locator(DIALOG + " [type=submit]").click();
        assertThat(page.locator(DIALOG)).hasCount(0);
    }

    private static Locator place(Page page, String name) {
        return page.locator("#cars-equation ." + name + " dd");
    }

    private static Answer report(String make, String location) {
        return operator.post("/api/cars", car(make, location));
    }

    private static Map<String, Object> car(String make, String location) {
        return Map.of(
                "normalizedMake",
                make,
                "normalizedModel",
                "corolla",
                "year",
                2020,
                "price",
                20_000,
                "location",
                location);
    }

    private static void awaitStored(String location, int cars) {
        await(cars + " cars in " + location)
                .atMost(Duration.ofSeconds(20))
                .until(() -> operator.all("/api/cars?location=" + location).size() == cars);
    }
}
