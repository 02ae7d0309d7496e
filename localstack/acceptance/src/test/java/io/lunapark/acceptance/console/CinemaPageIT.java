package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import io.lunapark.acceptance.console.Tabs.Person;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Api;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cinema in the console, as guests see it on their phones. */
@PageTest
class CinemaPageIT {

    private static final String PASSWORD = "three otters in the front row";

    private static OpenPark park;
    private static Workplace site;
    private static Api manager;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        site = Workplace.of(park);
        manager = site.admin();
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void aGuestHoldsTwoSeatsPaysAndHasTheTickets() {
        Screening.schedule(manager, "Movie <b>X</b>");
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#cinema");
        Tabs.signIn(phone, guest("Gisela"));

        phone.locator("#cinema-shows a").filter(having("Movie <b>X</b>")).click();
        seat(phone, "A", 3).click();
        seat(phone, "A", 4).press("Enter");
        assertThat(phone.locator("#cinema-choice")).containsText("A3, A4: PLN 50.00");
        phone.locator("#cinema-hold").click();
        assertThat(phone.locator("#cinema-holds li")).containsText("held for");

        Page other = tabs.signedIn("/console#cinema", "pl-PL", guest("Olek"));
        other.locator("#cinema-shows a").filter(having("Movie <b>X</b>")).click();
        assertThat(other.locator("#cinema-map [aria-label^='Rząd A, miejsce 3: zarezerwowane']"))
                .isVisible();

        phone.getByText("Pay PLN 50.00").click();
        assertThat(phone.locator("#cinema-purchases img")).hasCount(2);
        assertThat(phone.locator("#cinema-holds li")).hasCount(0);
        assertThat(phone.locator("#cinema-purchases li")).containsText("Movie <b>X</b>");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(other.locator("#cinema-map [aria-label^='Rząd A, miejsce 3: sprzedane']"))
                .isVisible();
    }

    @Test
    void anyoneLooksAndSignsUpOnlyToHoldSeats() {
        Screening.schedule(manager, "Open to all");
        Page phone = tabs.blank("pl-PL");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console/cinema");
        assertThat(phone.locator("#cinema-on-title")).hasText("Repertuar");
        phone.locator("#language").selectOption("en");

        phone.locator("#cinema-shows a").filter(having("Open to all")).click();
        assertThat(phone.locator("#cinema-map [role=checkbox]")).hasCount(16);
        assertThat(phone.locator("#cinema-parts")).isHidden();
        seat(phone, "A", 1).focus();
        seat(phone, "A", 1).press("ArrowDown");
        seat(phone, "B", 1).press("ArrowRight");
        seat(phone, "B", 2).press(" ");
        assertThat(phone.locator("#cinema-choice")).containsText("B2: PLN 25.00");
        Accessibility.check(phone);
        phone.locator("#cinema-hold").click();
        phone.getByText("No account yet? Register").click();
        phone.locator("dialog[open] [name=name]").fill("Greta");
        phone.locator("dialog[open] [name=email]").fill("greta@lunapark.example");
        phone.locator("dialog[open] [name=password]").fill(PASSWORD);
        phone.locator("dialog[open] [type=submit]").click();

        assertThat(phone.locator("#visitor")).hasText("Greta");
        assertThat(phone.locator("#cinema-holds li")).containsText("B2");
        phone.getByText("Pay PLN 25.00").click();
        assertThat(phone.locator("#cinema-purchases img")).hasCount(1);
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        phone.reload();
        assertThat(phone.locator("#visitor")).hasText("Greta");
        phone.locator("#leave").click();
        assertThat(phone.locator("#enter")).isVisible();
        assertThat(phone.locator("#cinema-purchases li")).hasCount(0);
    }

    @Test
    void aGuestWaitsForSeatsOfASoldOutSessionAndGetsThemWhenTheyComeBack() {
        Screening screening = Screening.schedule(manager, "All gone");
        screening.sellOut(manager);
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#cinema/" + screening.session());
        Tabs.signIn(phone, guest("Wanda"));
        assertThat(phone.locator("#cinema-choice")).hasText("All seats are taken.");
        assertThat(phone.locator("#cinema-hold")).isHidden();

        phone.locator("#cinema-wait-seats").selectOption("2");
        phone.getByText("Put me on the waiting list").click();
        Locator told = phone.locator("#cinema-waits");
        assertThat(told).containsText("You wait for 2 seats, behind 0 others.");
        assertThat(phone.locator("#cinema-wait")).isHidden();
        Accessibility.check(phone);
        phone.reload();
        assertThat(told).containsText("You wait for 2 seats");
        Tabs.hold(phone.locator("#cinema-show .hold"));
        assertThat(told).hasText("");
        phone.getByText("Put me on the waiting list").click();
        assertThat(told).containsText("You wait for 1 seat, behind 0 others.");
        Page other = tabs.signedIn("/console#cinema/" + screening.session(), "en-GB", guest("Wim"));
        assertThat(other.locator("#cinema-waits")).hasText("1 person waits already.");
        screening.refundLast(manager);
        assertThat(phone.locator("#cinema-holds li"))
                .containsText("held for", new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
    }

    @Test
    void atTheOpeningOfASaleTheSeatsAreAskedForWhenItIsOnesTurn() {
        Screening opening = Screening.schedule(manager, "Opening", 2, 8, Map.of("admittedPerSecond", 1));
        Page phone = tabs.signedIn("/console#cinema/" + opening.session(), "en-GB", guest("Lena"));

        seat(phone, "A", 3).click();
        for (int i = 1; i <= 5; i++) {
            opening.enterWaitingRoom(site.somebody("Guest " + i + " of the opening", Role.CUSTOMER)
                    .api());
        }
        phone.locator("#cinema-hold").click();

        assertThat(phone.locator("#cinema-choice")).containsText("You are number 6 in the queue");
        assertThat(phone.locator("#cinema-hold")).isDisabled();
        assertThat(phone.locator("#cinema-holds li")).containsText("A3");
    }

    @Test
    void whatIsOnIsAskedForOnceAndFoundByMovieAndDay() {
        for (int i = 1; i <= 8; i++) {
            Screening.schedule(manager, "Hay " + i);
        }
        Screening.schedule(manager, "Needle");
        Page phone = tabs.blank("en-GB");
        phone.navigate(park.url() + "/console/cinema");
        Locator shows = phone.locator("#cinema-shows a");
        assertThat(shows.filter(having("Hay 1"))).isVisible();
        assertThat((boolean) phone.evaluate("""
                () => {
                  const [first, ...later] = performance.getEntriesByType('resource').filter(e => e.name.includes('/api/sessions?'));
                  return later.every(({ startTime }) => startTime - first.startTime > 2000);
                }"""))
                .as("what the page has asked for already is not asked for again")
                .isTrue();

        phone.locator("#cinema-find [name=text]").fill("needle");
        assertThat(shows).hasCount(1);
        phone.locator("#cinema-find [name=day]").selectOption(new SelectOption().setIndex(1));
        assertThat(shows).hasCount(1);
        phone.locator("#cinema-find [name=text]").fill("nothing like it");
        assertThat(phone.locator("#cinema-not-found")).isVisible();
    }

    @Test
    void aRoomOfTwoThousandSeatsIsSeenAsAWholeAndFromNear() {
        Screening.schedule(manager, "Grand hall", 20, 100);
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console/cinema");
        phone.locator("#cinema-shows a").filter(having("Grand hall")).click();
        Locator picture = phone.locator("#cinema-map svg");

        phone.locator("#cinema-show .zoom").click();
        assertThat(picture.boundingBox().width).isLessThanOrEqualTo(360);
        seat(phone, "T", 95).click(new Locator.ClickOptions().setForce(true));
        assertThat(phone.locator("#cinema-choice")).hasText("Choose up to ten seats.");
        assertThat(seat(phone, "T", 95)).isInViewport();
        assertThat(seat(phone, "T", 95).boundingBox().width).isGreaterThan(20);
        seat(phone, "T", 95).click();
        seat(phone, "T", 95).press("ArrowUp");
        seat(phone, "S", 95).press("Enter");
        assertThat(phone.locator("#cinema-choice")).containsText("T95, S95: PLN 50.00");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator seat(Page page, String row, int column) {
        return page.locator("#cinema-map [aria-label^='Row %s, seat %d:']".formatted(row, column));
    }

    /** Of whom few may sign up by themselves from one address. */
    private static Person guest(String name) {
        return site.somebody(name, Role.CUSTOMER).person();
    }
}
