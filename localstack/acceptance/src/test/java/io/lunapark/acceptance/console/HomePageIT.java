package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.lunapark.acceptance.console.Workplace.Place;
import io.lunapark.acceptance.console.Workplace.Somebody;
import io.lunapark.kernel.Role;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What wants attention now, across the systems, and to whom it is told. */
@PageTest
class HomePageIT {

    private static final Map<String, Object> UNKNOWN_MAKE = Map.of(
            "normalizedMake", "wartburg", "normalizedModel", "353", "year", 2020, "price", 20_000, "location", "home");

    /** What the doors tell comes from their events. */
    private static OpenPark park;

    private static Workplace site;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        site = Workplace.of(park);
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void aLockdownLeadsToItsBuildingAndARequestToWhoDecidesIt() {
        Somebody guard = site.somebody("Sol of the vault", Role.SECURITY);
        Somebody ben = site.somebody("Ben of the vault", Role.EMPLOYEE);
        Place vault = site.building(guard, "Vault", "Gate", guard);
        ben.api().post("/api/buildings/" + vault.id() + "/join-requests", "").expect(201);
        guard.api().post("/api/buildings/" + vault.id() + "/lockdown", "").expect(200);
        Page guards = tabs.signedIn("/console#home", "en-GB", guard.person());
        Page bens = tabs.signedIn("/console#home", "en-GB", ben.person());

        Locator lines = guards.locator("#attention li");
        assertThat(lines.filter(having("Vault is in lockdown"))).containsText("Urgent");
        assertThat(guards.locator("#attention")).containsText(Pattern.compile("\\d requests? waits? for an answer"));
        assertThat(bens.locator("#attention")).containsText("Vault is in lockdown");
        assertThat(bens.locator("#attention")).not().containsText("for an answer");

        lines.getByText("Vault is in lockdown").click();
        assertThat(guards.locator("#record-title")).hasText("Vault");
        assertThat(guards).hasTitle(Pattern.compile("Vault – Doors – Lunapark"));
        guards.goBack();
        guard.api().post("/api/buildings/" + vault.id() + "/release", "").expect(200);
        assertThat(guards.locator("#attention")).not().containsText("Vault");
    }

    @Test
    void aSoldOutSessionThatPeopleWaitForIsToldToItsManager() {
        Screening screening = Screening.schedule(site.admin(), "Premiere");
        screening.sellOut(site.admin());
        Somebody guest = site.somebody("Gus of the queue", Role.CUSTOMER);
        guest.api()
                .post("/api/sessions/" + screening.session() + "/waiting-list", Map.of("seats", 1))
                .expect(201);
        Somebody manager = site.somebody("Mona of the cinema", Role.MANAGER);

        Page managers = tabs.signedIn("/console#home", "en-GB", manager.person());
        Page guests = tabs.signedIn("/console#home", "en-GB", guest.person());

        Locator line = managers.locator("#attention li").filter(having("Premiere"));
        assertThat(line).containsText("sold out. 1 person waits for seats.");
        line.locator("a").click();
        assertThat(managers.locator("#cinema-show-title")).containsText("Premiere");
        assertThat(guests.locator("#attention")).not().containsText("Premiere");
    }

    @Test
    void homeIsTheFirstPageAndTellsOfTasksAndCars() {
        Somebody ben = site.somebody("Ben of the tasks", Role.EMPLOYEE);
        Somebody maria = site.somebody("Maria of the tasks", Role.MANAGER);
        site.admin().post("/api/cars", UNKNOWN_MAKE).expect(202);
        await("many tasks are open, one of them Ben's").until(() -> {
            maria.api().post("/api/tasks", Map.of("title", "Sweep the square"));
            return maria.api().all("/api/tasks?status=open").size() >= 25
                    && !ben.api().get("/api/tasks?status=open").items().isEmpty();
        });
        Page marias = tabs.signedIn("/console", "en-GB", maria.person());
        Page bens = tabs.signedIn("/console", "en-GB", ben.person());

        Locator lines = marias.locator("#attention li");
        assertThat(lines.filter(having("in quarantine")))
                .containsText(Pattern.compile("Soon\\d+ car records? (is|are)"));
        assertThat(bens.locator("#attention")).containsText(Pattern.compile("Note\\d+ open tasks? (is|are) yours"));
        assertThat(bens.locator("#attention")).not().containsText("quarantine");
        Accessibility.check(marias);

        lines.filter(having("tasks are open")).locator("a").click();
        assertThat(marias.locator("#tasks-title")).hasText("All tasks");
        assertThat(marias).hasTitle("Tasks – Lunapark");
    }

    @Test
    void aKeyLeadsPastTheHeaderAndTheAddressStays() {
        Somebody guard = site.somebody("Sol of the keys", Role.SECURITY);
        Place shed = site.building(guard, "Boathouse", "Gate", guard);
        String address = "/console#doors/building/" + shed.id();
        Page page = tabs.signedIn(address, "en-GB", guard.person());
        assertThat(page.locator("#record-title")).hasText("Boathouse");

        page.locator("#skip").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#doors")).isFocused();
        assertThat(page).hasURL(park.url() + address);
        assertThat(page.locator("#record-title")).hasText("Boathouse");
    }

    @Test
    void theWaysAreOneRowOnAPhoneAndAllOfThemInReachOfAKey() {
        Page page = tabs.signedIn("/console", "ru-RU", park.admin());
        page.setViewportSize(360, 740);
        Locator ways = page.locator("#views a:visible");

        for (Locator way : ways.all()) {
            way.focus();
            assertThat(way).isInViewport();
        }
        // Measured at once: what else the header shows may come meanwhile.
        Object rows = ways.evaluateAll("all => new Set(all.map(way => way.getBoundingClientRect().top)).size");
        assertEquals(1, rows);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
