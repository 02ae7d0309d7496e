package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lunapark.acceptance.console.Tabs.Person;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The people of the park: invited by an admin, each sees in the console what their role may do. */
@PageTest
class PeoplePageIT {

    private static final String PASSWORD = "seven badgers in a swan boat";

    private static OpenPark park;
    private static Person admin;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        admin = park.admin();
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void anAdminInvitesAnOperatorWhoRegistersACoaster() {
        Page office = tabs.signedIn("/console#people", "en-GB", admin);
        String name = "<script>alert(1)</script> Olga";
        String link = invite(office, name, "olga@lunapark.example", "Operator");
        Locator row = office.locator(".person").filter(having("olga@lunapark.example"));
        assertThat(row).containsText(name);
        assertThat(row.locator("script")).hasCount(0);

        Page desk = tabs.blank("en-GB");
        desk.navigate(link);
        assertThat(desk).hasURL(park.url() + "/console");
        door(desk).locator("[name=password]").fill("short");
        door(desk).locator("[type=submit]").click();
        assertThat(door(desk).locator("[data-of=password]")).containsText("15");
        door(desk).locator("[name=password]").fill(PASSWORD);
        door(desk).locator("[type=submit]").click();
        assertThat(desk.locator("#sign-in-notice")).hasText("Your password is saved. Sign in with it now.");
        Tabs.signIn(desk, new Person("olga@lunapark.example", PASSWORD));

        assertThat(desk.locator("#account-name")).hasText(name);
        assertThat(desk.locator("#home")).isVisible();
        assertThat(desk.locator("#views [href='#people']")).isHidden();
        desk.locator("#views [href='#coasters']").click();
        desk.locator("#register").click();
        desk.locator("dialog[open]:not(#sign-in) [name=name]").fill("Olga's first");
        desk.locator("dialog[open]:not(#sign-in) [name=staff]").fill("3");
        desk.locator("dialog[open]:not(#sign-in) [name=dailyClients]").fill("100");
        desk.locator("dialog[open]:not(#sign-in) [name=trackLengthM]").fill("900");
        desk.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(desk.locator(".coaster").filter(having("Olga's first"))).isVisible();

        row.getByText("Deactivate").click();
        office.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(row).containsText("Deactivated");
        Tabs.refuseTokenOnce(desk);
        assertThat(desk.locator("#sign-in-notice")).containsText("Your session has ended.");
        Tabs.signIn(desk, new Person("olga@lunapark.example", PASSWORD));
        assertThat(door(desk).getByRole(AriaRole.ALERT)).isVisible();
    }

    @Tag("long")
    @Test
    void somebodyIsFoundByTheirEmailAndNoCallHasItInItsAddress() {
        Page office = tabs.signedIn("/console#people", "en-GB", admin);
        invite(office, "Zuzka", "zuzka@lunapark.example", "Operator");
        List<String> calls = new CopyOnWriteArrayList<>();
        office.onRequest(call -> calls.add(call.url()));

        office.locator("#people-filter [name=text]").fill("zuzka@lunapark.example");

        assertThat(office.locator(".person")).hasCount(1);
        assertThat(office.locator(".person")).containsText("zuzka@lunapark.example");
        assertThat(calls).anyMatch(url -> url.contains("text=zuzka")).noneMatch(url -> url.contains("%40"));
    }

    @Test
    void aManagerLooksAndIsOfferedNoChange() {
        Page office = tabs.signedIn("/console#people", "en-GB", admin);
        Person manager =
                accept(invite(office, "Marek Manager", "marek@lunapark.example", "Manager"), "marek@lunapark.example");

        Page page = tabs.signedIn("/console", "en-GB", manager);

        assertThat(page.locator("#link")).hasText("Live");
        assertThat(page.locator("#account-roles")).hasText("Manager");
        assertThat(page.locator("#register")).isHidden();
        assertThat(page.locator("#views [href='#people']")).isHidden();
        page.navigate(park.url() + "/console#people");
        assertThat(page.locator("#people")).isHidden();
    }

    @Tag("long")
    @Test
    void whatIsRefusedAllTheSameIsSaidInWords() {
        Page office = tabs.signedIn("/console#people", "en-GB", admin);
        String email = "sam@lunapark.example";
        Page page =
                tabs.signedIn("/console#coasters", "en-GB", accept(invite(office, "Sam", email, "Security"), email));

        page.evaluate("document.getElementById('register').hidden = false");
        page.locator("#register").click();
        page.locator("dialog[open]:not(#sign-in) [name=trackLengthM]").fill("900");
        page.locator("dialog[open]:not(#sign-in) [type=submit]").click();

        assertThat(page.locator("dialog[open]:not(#sign-in) p.refusal")).containsText("operator");
    }

    @Test
    void aGuestSeesTheCinemaAndNothingElse() {
        Person guest = new Person("guest@lunapark.example", PASSWORD);
        park.api()
                .post(
                        "/api/auth/sign-up",
                        Map.of("email", guest.email(), "password", guest.password(), "name", "Gustav"))
                .expect(201);
        Page page = tabs.open("/console", "en-GB");

        Tabs.signIn(page, guest);

        assertThat(page.locator("#cinema")).isVisible();
        assertThat(page.locator("#views a:visible")).hasCount(1);
        assertThat(page.locator("#board")).isHidden();
    }

    @Tag("long")
    @Test
    void aPasswordIsChangedAndARoleToo() {
        Page office = tabs.signedIn("/console#people", "en-GB", admin);
        String email = "ewa@lunapark.example";
        Person ewa = accept(invite(office, "Ewa", email, "Operator"), email);
        Page page = tabs.signedIn("/console", "en-GB", ewa);

        page.locator("#account").click();
        page.locator("#change-password").click();
        page.locator("[name=currentPassword]").fill("not the present one");
        page.locator("[name=newPassword]").fill("four llamas on the pirate ship");
        page.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(page.locator("[data-of=currentPassword]")).isVisible();
        page.locator("[name=currentPassword]").fill(PASSWORD);
        page.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(page.locator("dialog[open]:not(#sign-in)")).containsText("Your password is changed.");

        Locator row = office.locator(".person").filter(having(email));
        row.getByText("Change roles").click();
        office.locator("dialog[open]:not(#sign-in)").getByLabel("Security").check();
        office.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(row).containsText("Operator, Security");
        office.locator("#people-role").selectOption("accountant");
        assertThat(row).hasCount(0);
        office.locator("#people-role").selectOption("security");
        assertThat(row).isVisible();
    }

    /** The link that the admin is shown once. */
    private static String invite(Page office, String name, String email, String role) {
        office.locator("#add-person").click();
        Locator form = office.locator("dialog[open]:not(#sign-in)");
        form.locator("[name=name]").fill(name);
        form.locator("[name=email]").fill(email);
        form.getByLabel(role).check();
        form.locator("[type=submit]").click();
        String link = office.locator("[name=link]").inputValue();
        form.getByText("Close").click();
        return link;
    }

    private Person accept(String link, String email) {
        Page page = tabs.blank("en-GB");
        page.navigate(link);
        door(page).locator("[name=password]").fill(PASSWORD);
        door(page).locator("[type=submit]").click();
        assertThat(page.locator("#sign-in-notice")).hasText("Your password is saved. Sign in with it now.");
        return new Person(email, PASSWORD);
    }

    private static Locator door(Page page) {
        return page.locator("#sign-in");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
