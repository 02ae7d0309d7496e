package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.lunapark.acceptance.console.Workplace.Place;
import io.lunapark.acceptance.console.Workplace.Somebody;
import io.lunapark.kernel.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The doors in the console: the office of the original task, as its people and its security see it. */
@PageTest
class DoorsPageIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static OpenPark park;
    private static Workplace site;
    private static Somebody guard;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        site = Workplace.of(park);
        guard = site.somebody("Sol Guard", Role.SECURITY);
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Tag("long")
    @Test
    void theOfficeFromItsFirstDayToTheDayOnWhichSomebodyLosesTheirKey() {
        Somebody marta = site.somebody("Marta Manager", Role.MANAGER);
        Somebody anna = site.somebody("Anna", Role.EMPLOYEE);
        Somebody ben = site.somebody("Ben", Role.EMPLOYEE);
        Page desk = tabs.signedIn("/console#doors", "en-GB", guard.person());
        desk.locator("#add-building").click();
        dialog(desk).locator("[name=name]").fill("Office");
        dialog(desk).locator("[name=low]").fill("Entrance");
        dialog(desk).locator("[name=high]").fill("Storage room");
        confirm(desk);
        assertThat(door(desk, "Office", "Storage room")).containsText("High level");

        // Ben asks for a key; Anna and Marta are given one that opens the storage room too.
        Page bens = tabs.signedIn("/console#doors", "en-GB", ben.person());
        building(bens, "Office").getByText("Ask to join").click();
        desk.locator(".requests li")
                .filter(having("Ben asks to join Office"))
                .getByText("Accept")
                .click();
        confirm(desk);
        for (Somebody trusted : List.of(anna, marta)) {
            desk.locator(".finder a").filter(having(trusted.name())).click();
            desk.getByText("Make a member").click();
            dialog(desk).locator("[name=buildingId]").selectOption("Office");
            dialog(desk).locator("[name=level]").selectOption("high");
            confirm(desk);
            assertThat(desk.locator(".permissions li")).containsText("Entrance, Storage room");
            desk.getByText("All doors").click();
        }
        door(desk, "Office", "Storage room").getByText("History").click();

        // Everybody opens the entrance, only two the storage room; the sick manager does so from home.
        unlock(door(bens, "Office", "Entrance"));
        assertThat(door(bens, "Office", "Entrance")).containsText("Open locks again in ");
        unlock(door(bens, "Office", "Storage room"));
        assertThat(door(bens, "Office", "Storage room")).containsText("Denied. It takes the high level.");
        Page home = tabs.blank("en-GB");
        home.setViewportSize(360, 740);
        home.navigate(park.url() + "/console#doors");
        Tabs.signIn(home, marta.person());
        unlock(door(home, "Office", "Storage room"));
        assertThat(door(home, "Office", "Storage room")).containsText("Open locks again in ");
        assertThat((int) home.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Locator history = desk.locator(".entries li");
        assertThat(history.nth(0)).containsText("Marta ManagerOpened");
        assertThat(history.nth(1)).containsText("BenDenied It takes the high level.");

        // Who has the high level is told by name who asks for it.
        building(bens, "Office").getByText("Ask for the high level").click();
        assertThat(building(bens, "Office")).containsText("Asked at ");
        assertThat(home.locator(".requests li")).containsText("Ben asks for the high level in Office.");

        // The history is for security only.
        assertThat(door(bens, "Office", "Entrance").getByText("History")).isHidden();
        bens.navigate(desk.url());
        assertThat(building(bens, "Office")).isVisible();
        assertThat(bens.locator("#record")).isHidden();

        // Anna's key is taken back while her page cannot hear of it.
        Page annas = tabs.signedIn("/console#doors", "en-GB", anna.person());
        assertThat(door(annas, "Office", "Storage room").locator(".unlock")).isVisible();
        annas.route("**/api/doors?*", Route::abort);
        Page other = tabs.beside(desk, "/console#doors/person/" + anna.id());
        other.locator(".permissions li").getByText("End").click();
        confirm(other);
        assertThat(other.locator(".permissions li")).hasCount(0);
        unlock(door(annas, "Office", "Storage room"));
        assertThat(door(annas, "Office", "Storage room")).containsText("Denied. No permission for this building.");
        assertThat(history.nth(0)).containsText("AnnaDenied No permission for this building.");
        assertThat(annas.locator("#lost")).isVisible();
        annas.unroute("**/api/doors?*");
        assertThat(door(annas, "Office", "Storage room").locator(".unlock")).isHidden();
    }

    @Tag("long")
    @Test
    void aLockdownTakesALongPressAndIsToldToEverybody() {
        Somebody ben = site.somebody("Ben of the depot", Role.EMPLOYEE);
        Place depot = site.building(guard, "Depot", "Gate", ben);
        Page bens = tabs.signedIn("/console#doors", "en-GB", ben.person());
        assertThat(door(bens, "Depot", "Gate")).hasClass("door opens");
        Page coasters = tabs.beside(bens, "/console");
        Page desk = tabs.signedIn("/console#doors", "en-GB", guard.person());
        Locator lock = building(desk, "Depot").locator("header .hold");

        lock.click();
        assertThat(lock).containsText("Keep holding");
        assertThat(bens.locator("#lockdown")).isHidden();
        Tabs.hold(lock);

        for (Page page : List.of(desk, bens, coasters)) {
            assertThat(page.locator("#lockdown")).containsText("Lockdown: Depot.");
        }
        assertThat(door(bens, "Depot", "Gate")).containsText("The building is in lockdown.");
        unlock(door(bens, "Depot", "Gate"));
        assertThat(door(bens, "Depot", "Gate")).containsText("Denied. The building is in lockdown.");

        desk.locator(".undo button").click();
        assertThat(bens.locator("#lockdown")).isHidden();
        assertThat(coasters.locator("#lockdown")).isHidden();
        ben.opens(depot.door());

        // A key that is held does the same, and who reads what is in lockdown can release it later.
        lock.focus();
        desk.keyboard().down("Enter");
        assertThat(desk.locator("#lockdown")).containsText("Lockdown: Depot.");
        desk.keyboard().up("Enter");
        building(desk, "Depot").getByText("Release").click();
        confirm(desk);
        assertThat(desk.locator("#lockdown")).isHidden();
    }

    @Test
    void anAttemptIsInTheHistoryWithinASecondAndWithoutAReload() {
        Somebody ben = site.somebody("Ben of the hall", Role.EMPLOYEE);
        Place hall = site.building(guard, "Hall", "Side door", ben);
        ben.opens(hall.door());
        Page desk = tabs.signedIn("/console#doors/door/" + hall.door(), "en-GB", guard.person());
        assertThat(desk.locator(".entries li").first()).containsText("Ben of the hall");
        desk.evaluate("window.stillTheSamePage = true");

        List<Duration> waits = new ArrayList<>();
        for (int attempts = 0; attempts < 5; attempts++) {
            int before = desk.locator(".entries li").count();
            ben.opens(hall.door());
            long answered = System.nanoTime();
            desk.waitForFunction("before => document.querySelectorAll('.entries li').length > before", before);
            waits.add(Duration.ofNanos(System.nanoTime() - answered));
        }

        // The median: a build machine that does much else at once may hold up a single one.
        assertThat(waits.stream().sorted().toList().get(2)).isLessThan(A_SECOND);
        assertThat(desk.evaluate("window.stillTheSamePage")).isEqualTo(true);
    }

    @Tag("long")
    @Test
    void securityGivesAGuestAPassAndAGroupItsHoursAndTakesBothBack() {
        Somebody olga = site.somebody("Olga Operator", Role.OPERATOR);
        Place barn = site.building(guard, "Barn", "Back door", guard);
        Page desk = tabs.signedIn("/console#doors/person/" + olga.id(), "en-GB", guard.person());
        Locator held = desk.locator(".permissions li");

        desk.getByText("Issue guest pass").click();
        confirm(desk);
        assertThat(dialog(desk).locator("[data-of=doorIds]")).isVisible();
        dialog(desk).getByLabel("Barn: Back door").check();
        dialog(desk).locator("[name=maxUses]").fill("2");
        confirm(desk);
        assertThat(held).containsText("Guest pass, uses: 2");
        olga.opens(barn.door());
        assertThat(desk.locator(".entries li").first()).containsText("Opened By guest pass");
        held.getByText("Withdraw").click();
        confirm(desk);
        assertThat(held).hasCount(0);

        desk.getByText("All doors").click();
        desk.getByText("Add group").click();
        dialog(desk).locator("[name=name]").fill("Night shift");
        dialog(desk).getByLabel("Barn: Back door").check();
        dialog(desk).getByLabel(olga.name()).check();
        dialog(desk).locator("[name=MONDAY]").fill("at night");
        confirm(desk);
        assertThat(dialog(desk).locator("[data-of=MONDAY]")).containsText("Write hours as in ");
        dialog(desk).locator("[name=MONDAY]").fill("0:00-12:00, 12:00-0:00");
        dialog(desk).getByText("As on Mon on all days").click();
        dialog(desk).locator("[name=holidays]").fill("2099-12-25");
        confirm(desk);
        Locator group = desk.locator("#doors-aside li").filter(having("Night shift"));
        assertThat(group).containsText("Mon, Tue, Wed, Thu, Fri, Sat, Sun 00:00–12:00");
        assertThat(group).containsText("closed on 1 day");
        olga.opens(barn.door());
        group.getByText("Change").click();
        assertThat(dialog(desk).locator("[name=SUNDAY]")).hasValue("00:00–12:00, 12:00–00:00");
        dialog(desk).locator("[name=holidays]").fill("");
        confirm(desk);
        assertThat(group).not().containsText("closed on");
        group.getByText("Remove").click();
        confirm(desk);
        assertThat(group).hasCount(0);
        olga.isRefused(barn.door());

        door(desk, "Barn", "Back door").getByText("Change").click();
        dialog(desk).locator("[name=level]").selectOption("high");
        confirm(desk);
        assertThat(door(desk, "Barn", "Back door")).containsText("High level");
    }

    @Test
    void aDoorIsFoundByItsNameAndStaysAtHand() {
        Somebody ben = site.somebody("Ben of many doors", Role.EMPLOYEE);
        List<String> gates =
                IntStream.range(0, 8).mapToObj(n -> "Łódź gate " + n).toList();
        site.building(guard, "Mill", gates, ben);
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#doors");
        Tabs.signIn(phone, ben.person());
        assertThat(building(phone, "Mill").locator(".unlock")).hasCount(8);

        phone.keyboard().press("/");
        phone.keyboard().type("lodz 6");

        Locator gate = door(phone, "Mill", "gate 6");
        assertThat(phone.locator(".building")).hasCount(1);
        assertThat(building(phone, "Mill").locator(".door")).hasCount(1);
        gate.locator(".star").click();
        assertThat(gate.locator(".star")).hasAttribute("aria-pressed", "true");
        unlock(gate);
        assertThat(gate).containsText("Open locks again in ");
        phone.keyboard().press("/");
        phone.keyboard().press("Escape");
        assertThat(building(phone, "Mill").locator(".unlock")).hasCount(8);
        phone.reload();
        assertThat(phone.locator("#at-hand .door")).containsText("Łódź gate 6");
        assertThat(phone.locator("#at-hand .door")).containsText("Mill");
    }

    @Test
    void aBuildingOfManyDoorsIsSearchedAndAPersonLeadsToIt() {
        Somebody ben = site.somebody("Ben of the hotel", Role.EMPLOYEE);
        List<String> suites =
                IntStream.rangeClosed(1, 25).mapToObj(n -> "Suite " + n).toList();
        site.building(guard, "Hotel", suites, ben);
        Page desk = tabs.signedIn("/console#doors/person/" + ben.id(), "en-GB", guard.person());
        assertThat(desk.locator(".permissions summary")).hasText("25 doors");
        assertThat(desk.locator(".permissions .names")).isHidden();

        desk.getByText("Member of Hotel").click();
        assertThat(desk.locator(".doors-of .door")).hasCount(25);
        desk.locator(".doors-of [type=search]").fill("17");
        assertThat(desk.locator(".doors-of .door")).containsText("Suite 17");
        desk.locator(".doors-of [type=search]").fill("Vault");
        assertThat(desk.locator(".doors-of")).containsText("No door has such a name.");
    }

    @Test
    void aDoorSaysWhoMayOpenItAndABuildingWhoItsMembersAre() {
        Somebody ben = site.somebody("Ben of the attic", Role.EMPLOYEE);
        Somebody olga = site.somebody("Olga of the attic", Role.OPERATOR);
        Place attic = site.building(guard, "Attic", "Trapdoor", ben);
        Page desk = tabs.signedIn("/console#doors", "en-GB", guard.person());
        building(desk, "Attic")
                .getByText("Attic", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(desk.locator("#record-title")).hasText("Attic");
        assertThat(desk.locator(".holders li")).containsText("Ben of the attic");
        assertThat(desk.locator(".doors-of .door")).containsText("Trapdoor");

        desk.locator(".doors-of").getByText("History").click();
        assertThat(desk.locator("#record-title")).hasText("Attic: Trapdoor");
        assertThat(desk.locator(".holders li")).containsText("Ben of the attic");
        assertThat(desk.locator(".holders li")).containsText("Member of Attic, Low level");
        guard.api()
                .put("/api/buildings/" + attic.id() + "/members/" + olga.id(), Map.of("level", "high"))
                .expect(200);
        assertThat(desk.locator(".holders li")).hasCount(2);

        // What happened tomorrow is not shown.
        ben.opens(attic.door());
        assertThat(desk.locator(".entries li")).hasCount(1);
        desk.getByLabel("From").fill("2099-01-01T00:00");
        assertThat(desk.locator(".entries li")).hasCount(0);
        desk.getByLabel("From").fill("2026-01-01T00:00");
        assertThat(desk.locator(".entries li")).hasCount(1);

        // Everybody at work here sees a building and its doors, and no members.
        Page bens = tabs.signedIn("/console#doors/building/" + attic.id(), "en-GB", ben.person());
        assertThat(bens.locator(".doors-of .door")).containsText("Trapdoor");
        assertThat(bens.locator(".holders")).hasCount(0);
    }

    @Test
    void whoHasLeftIsNamedInAGroupAndCanBeTakenOutOfIt() {
        Somebody gert = site.somebody("Gert", Role.EMPLOYEE);
        Somebody fred = site.somebody("Fred", Role.EMPLOYEE);
        Place shed = site.building(guard, "Shed", "Hatch", guard);
        List<String> doors = List.of(shed.door());
        guard.api()
                .post(
                        "/api/groups",
                        Map.of("name", "Sweepers", "doorIds", doors, "userIds", List.of(gert.id(), fred.id())))
                .expect(201);
        site.change(gert, Map.of("active", false));
        site.change(fred, Map.of("roles", List.of("customer")));
        Page desk = tabs.signedIn("/console#doors", "en-GB", guard.person());
        Locator group = desk.locator("#doors-aside li").filter(having("Sweepers"));

        assertThat(group).containsText("Gert (deactivated)");
        assertThat(group).containsText("Fred");
        group.getByText("Change").click();
        assertThat(dialog(desk).getByLabel("Fred")).isChecked();
        dialog(desk).getByLabel("Gert (deactivated)").uncheck();
        confirm(desk);

        assertThat(group).not().containsText("Gert");
        assertThat(group).containsText("Fred");
    }

    @Test
    void aScriptAsANameStaysTextAndAPhoneShowsItWhole() {
        String script = "<script>a()</script>";
        Somebody eve = site.somebody("<img src=x onerror=alert(2)>", Role.EMPLOYEE);
        Place place = site.building(guard, script, "<script>alert(1)</script> " + "Unbreakable".repeat(2), eve);
        eve.opens(place.door());
        Page phone = tabs.blank("pl-PL");
        phone.setViewportSize(360, 740);
        List<String> alerts = new ArrayList<>();
        phone.onDialog(alert -> {
            alerts.add(alert.message());
            alert.dismiss();
        });
        phone.navigate(park.url() + "/console#doors");
        Tabs.signIn(phone, guard.person());

        assertThat(building(phone, script).locator(".door")).containsText("<script>alert(1)</script>");
        assertThat(phone.locator("#doors-title")).hasText("Drzwi");
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        building(phone, script).getByText("Historia").click();
        assertThat(phone.locator(".entries li").first()).containsText("<img src=x onerror=alert(2)>");
        phone.locator(".entries a").first().click();
        assertThat(phone.locator("#record-title")).hasText("<img src=x onerror=alert(2)>");
        assertThat(phone.locator(".permissions li")).containsText(script);
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(phone.locator("#doors :is(script, img)")).hasCount(0);
        assertThat(alerts).isEmpty();
    }

    private static Locator building(Page page, String name) {
        return page.locator(".building")
                .filter(new Locator.FilterOptions().setHas(page.locator("h3").filter(having(name))));
    }

    private static Locator door(Page page, String building, String name) {
        return building(page, building).locator(".door").filter(having(name));
    }

    private static void unlock(Locator door) {
        door.locator(".unlock").click();
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
