package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.lunapark.acceptance.console.Workplace.Somebody;
import io.lunapark.kernel.Role;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cinema in the console, as its box office, its entrance and its manager see it. */
@PageTest
class CinemaStaffPageIT {

    /** A camera that sees one code, in a browser that reads codes. */
    private static final String CAMERA = """
            navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream();
            HTMLMediaElement.prototype.play = async () => {};
            window.BarcodeDetector = class {
                detect = async () => [{ rawValue: '%s' }];
            };
            """;

    private static OpenPark park;
    private static Workplace site;
    private static Somebody seller;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        site = Workplace.of(park);
        seller = site.somebody("Bella Box", Role.BOXOFFICE);
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void theBoxOfficeSellsAtTheCounterAndGivesBackInPart() {
        Screening screening = Screening.schedule(site.admin(), "Counter");
        Page desk = tabs.signedIn("/console#cinema/office/" + screening.session(), "en-GB", seller.person());

        seat(desk, "A", 1).click();
        seat(desk, "A", 2).click();
        assertThat(desk.locator("#cinema-counted")).containsText("A1, A2: PLN 50.00");
        desk.locator("#cinema-take").click();
        Locator hold = desk.locator("#cinema-till li");
        hold.locator("input").fill("100");
        assertThat(hold).containsText("Change: PLN 50.00");
        hold.getByText("PLN 50.00 in cash: sell").click();
        Locator sale = desk.locator("#cinema-sold li").filter(having("Counter"));
        assertThat(sale.locator("img")).hasCount(2);
        assertThat(sale).containsText("in cash");
        Accessibility.check(desk);

        sale.getByText("Refund").click();
        dialog(desk).getByLabel("A1").uncheck();
        confirm(desk);
        assertThat(sale).containsText("A2 · paid back");
        assertThat(sale.locator("img")).hasCount(1);

        // A guest brings back what was bought online: the code is enough, and it is not shown again.
        String code = screening.buy(site.admin());
        desk.locator("#cinema-return [name=code]").fill("no code");
        desk.locator("#cinema-return [type=submit]").click();
        assertThat(desk.locator("#cinema-return .refusal:visible")).hasText("This is no code of a ticket.");
        desk.locator("#cinema-return [name=code]").fill(code);
        desk.locator("#cinema-return [type=submit]").click();
        Locator found = desk.locator("#cinema-found li");
        assertThat(found).containsText("not used yet");
        found.getByText("Refund").click();
        confirm(desk);
        assertThat(found).containsText("paid back");
    }

    @Test
    void theCounterHasItsTurnAtTheOpeningOfASale() {
        Screening opening = Screening.schedule(site.admin(), "First day", 2, 8, Map.of("admittedPerSecond", 1));
        Page desk = tabs.signedIn("/console#cinema/office/" + opening.session(), "en-GB", seller.person());

        seat(desk, "B", 7).click();
        desk.locator("#cinema-take").click();

        assertThat(desk.locator("#cinema-till li").filter(having("B7"))).isVisible();
        assertThat(desk.locator("#cinema-counted")).hasText("Choose up to ten seats.");
    }

    @Test
    void theEntranceLetsInOnceAndWithoutANetworkToo() {
        Screening screening = Screening.schedule(site.admin(), "Entrance");
        String code = screening.buy(site.admin());
        String other = screening.buy(site.admin());
        Page door = tabs.blank("en-GB");
        door.setViewportSize(360, 740);
        door.navigate(park.url() + "/console#cinema/entrance");
        Tabs.signIn(door, seller.person());
        Locator answer = door.locator("#cinema-answer");

        assertThat(door.locator("#cinema-camera")).isHidden();
        assertThat(door.locator("#cinema-blind")).containsText("cannot read codes");
        scan(door, code);
        assertThat(answer).containsText("Come in: A1");
        assertThat(answer).containsText("Entrance · Room of Entrance");
        scan(door, code);
        assertThat(answer).containsText("The ticket was shown at");
        assertThat(answer).containsText("at the entrance Main entrance.");
        assertThat(answer).not().containsText(Pattern.compile("\\dT\\d"));
        Accessibility.check(door);
        assertThat((int) door.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

        door.route("**/api/**", Route::abort);
        scan(door, other);
        assertThat(answer).containsText("Come in: A2");
        assertThat(answer).containsText("checked without a network");
        assertThat(door.locator("#cinema-unsent")).isVisible();
        scan(door, other);
        assertThat(answer).containsText("It was shown here at");
        scan(door, other.substring(0, other.length() - 4) + "AAAA");
        assertThat(answer).containsText("This cinema did not issue the code.");

        door.unroute("**/api/**");
        assertThat(door.locator("#cinema-unsent")).isHidden();
        scan(door, other);
        assertThat(answer).containsText("The ticket was shown at");
    }

    @Test
    void theCameraReadsACodeOnce() {
        String code = Screening.schedule(site.admin(), "Camera").buy(site.admin());
        Page door = tabs.blank("en-GB");
        door.addInitScript(CAMERA.formatted(code));
        door.navigate(park.url() + "/console#cinema/entrance");
        Tabs.signIn(door, seller.person());

        door.locator("#cinema-camera").click();

        assertThat(door.locator("#cinema-answer")).containsText("Come in: A1");
        door.locator("#cinema-camera").click();
        assertThat(door.locator("#cinema-scans li")).hasCount(1);
        assertThat(door.locator("#cinema-video")).isHidden();
    }

    @Test
    void aManagerDrawsARoomSchedulesSeesTheClashAndCancels() {
        Somebody manager = site.somebody("Mona Manager", Role.MANAGER);
        Page desk = tabs.blank("en-GB", "America/New_York"); // far from the venue, whose times count
        desk.navigate(park.url() + "/console#cinema/rooms");
        Tabs.signIn(desk, manager.person());
        desk.locator("#cinema-add-room").click();
        dialog(desk).locator("[name=name]").fill("Blue hall");
        confirm(desk);
        desk.locator("#cinema-brush [name=zone]").fill("front");
        desk.locator("[data-row=A]").click();
        desk.locator("#cinema-brush [name=zone]").fill("");
        desk.locator("[data-row=B]").click();
        desk.locator("#cinema-brush [name=kind]").selectOption("accessible");
        place(desk, "B", 1).click();
        desk.locator("#cinema-brush [name=kind]").selectOption("none");
        place(desk, "B", 2).focus();
        place(desk, "B", 2).press("Space");
        place(desk, "B", 2).press("ArrowRight");
        place(desk, "B", 3).press("Enter");
        assertThat(desk.locator("#cinema-drawn")).hasText("22 seats are drawn.");
        Accessibility.check(desk);
        desk.locator("#cinema-build").click();
        assertThat(place(desk, "A", 1)).hasAttribute("aria-label", "Row A, place 1: standard, front, there already");
        assertThat(place(desk, "B", 1)).hasAttribute("aria-label", "Row B, place 1: for a wheelchair, there already");
        assertThat(place(desk, "B", 2)).hasAttribute("aria-checked", "false");
        assertThat(desk.locator("#cinema-room-list")).containsText("22 seats");

        desk.locator("#cinema-parts [data-part=plan]").click();
        desk.locator("#cinema-add-movie").click();
        dialog(desk).locator("[name=title]").fill("Drawn");
        dialog(desk).locator("[name=durationMinutes]").fill("100");
        confirm(desk);
        assertThat(desk.locator("#cinema-movies")).containsText("Drawn 100 min");
        desk.locator("#cinema-day-after").click();
        schedule(desk, "30.5x");
        assertThat(dialog(desk).locator("[data-of=priceInCents]")).isVisible();
        dialog(desk).locator("[name=priceInCents]").fill("30,50");
        dialog(desk).locator("[name=zonePrices]").fill("front 20.00");
        confirm(desk);
        Locator listed = desk.locator("#cinema-day-sessions li").filter(having("Drawn"));
        assertThat(listed).containsText("Blue hall · 20:00–21:55 · PLN 30.50");
        schedule(desk, "25");
        assertThat(dialog(desk)).containsText("Drawn needs Blue hall from 20:00 until 21:55, cleaning included.");
        dialog(desk).getByText("Cancel").click();
        assertThat(desk.locator("#cinema-day-plan .clash")).hasCount(1);
        Accessibility.check(desk);

        listed.getByText("Change").click();
        dialog(desk).locator("[name=priceInCents]").fill("thirty");
        dialog(desk).locator("[name=startsAt]").fill("");
        confirm(desk);
        assertThat(dialog(desk).locator("[data-of=priceInCents]")).isVisible();
        assertThat(dialog(desk).locator("[data-of=startsAt]")).isVisible();
        dialog(desk).locator("[name=priceInCents]").fill("31.00");
        String nextDay = LocalDate.parse(desk.locator("#cinema-day").inputValue())
                .plusDays(1)
                .toString();
        dialog(desk).locator("[name=startsAt]").fill(nextDay + "T18:30");
        confirm(desk);
        assertThat(desk.locator("#cinema-day")).hasValue(nextDay);
        assertThat(listed).containsText("Blue hall · 18:30–20:25 · PLN 31.00");
        listed.getByText("Cancel the session").click();
        assertThat(dialog(desk)).containsText("All tickets are refunded");
        Tabs.hold(dialog(desk).locator(".hold"));
        assertThat(listed).hasCount(0);
    }

    @Test
    void theFiguresAreDrawnAndReadOut() {
        Screening screening = Screening.schedule(site.admin(), "Figures");
        screening.buy(site.admin());
        Page desk = tabs.signedIn("/console#cinema/figures", "en-GB", park.admin());

        assertThat(desk.locator("#cinema-totals")).containsText("Revenue");
        assertThat(desk.locator("#cinema-takings tbody tr")).hasCount(1);
        assertThat(desk.locator("#cinema-takings thead")).containsText("online");
        Locator mine = desk.locator("#cinema-fill li").filter(having("Figures"));
        assertThat(desk.locator("#cinema-fill li").first()).isVisible();
        Locator more = desk.locator("#cinema-fill-more");
        while (mine.count() == 0) {
            more.click();
            assertThat(more).isEnabled(); // when they have come
        }
        assertThat(mine).containsText("(1/16)");
        assertThat(desk.locator("#cinema-days svg rect")).hasCount(28);
        desk.locator("#cinema-days summary").click();
        assertThat(desk.locator("#cinema-days tbody tr")).hasCount(14);
        Accessibility.check(desk);
    }

    private static void schedule(Page desk, String price) {
        desk.locator("#cinema-schedule").click();
        dialog(desk).locator("[name=movieId]").selectOption("Drawn");
        dialog(desk).locator("[name=roomId]").selectOption("Blue hall (22)");
        dialog(desk).locator("[name=priceInCents]").fill(price);
        confirm(desk);
    }

    private static void scan(Page door, String code) {
        door.locator("#cinema-scan [name=code]").fill(code);
        door.locator("#cinema-scan [name=code]").press("Enter");
    }

    private static Locator seat(Page page, String row, int column) {
        return page.locator("#cinema-counter [aria-label^='Row %s, seat %d:']".formatted(row, column));
    }

    private static Locator place(Page page, String row, int column) {
        return page.locator("[data-place='%s %d']".formatted(row, column));
    }

    private static Locator dialog(Page page) {
        return page.locator("dialog[open]:not(#sign-in)");
    }

    private static void confirm(Page page) {
        dialog(page).locator("[type=submit]").click();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
