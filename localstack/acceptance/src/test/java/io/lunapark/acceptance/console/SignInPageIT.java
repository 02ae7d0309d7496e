package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.lunapark.acceptance.console.Tabs.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in to the console, and staying signed in. */
@PageTest
class SignInPageIT {

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
        park.forgetFailures();
        tabs.close();
    }

    @Test
    void aWrongPasswordIsSaidAndTheRightOneLetsIn() {
        Page page = tabs.open("/console", "en-GB");

        Tabs.signIn(page, new Person(admin.email(), "not the one, by far"));
        assertThat(door(page).getByRole(AriaRole.ALERT)).containsText("E-mail and password do not match.");
        Tabs.signIn(page, admin);

        assertThat(door(page)).isHidden();
        assertThat(page.locator("#account-roles")).hasText("Administrator");
        assertThat(page.locator("#link")).hasText("Live");
    }

    @Tag("long")
    @Test
    void tooManyAttemptsWaitWhileTheyAreCountedDown() {
        Page page = tabs.open("/console", "en-GB");
        Locator button = door(page).locator("[type=submit]");
        Locator refusal = door(page).getByRole(AriaRole.ALERT);
        String nobody = "nobody-" + UUID.randomUUID() + "@lunapark.example";
        for (int failure = 0; failure < 5; failure++) {
            Tabs.signIn(page, new Person(nobody, "guess number " + failure + " of many"));
            assertThat(refusal).isVisible();
            assertThat(button).isEnabled();
        }

        Tabs.signIn(page, new Person(nobody, "one guess too many, alas"));

        assertThat(refusal).containsText("Too many attempts");
        assertThat(button).isDisabled();
        assertThat(button).hasText(Pattern.compile("Wait 0:\\d\\d"));
        assertThat(button).hasText("Sign in", new HasTextOptions().setTimeout(30_000));
        assertThat(button).isEnabled();
        Tabs.signIn(page, admin);
        assertThat(door(page)).isHidden();
    }

    @Test
    void aTokenThatIsRefusedIsRenewedUnseen() {
        Page page = tabs.signedIn("/console#coasters", "en-GB", admin);
        List<String> renewals = Collections.synchronizedList(new ArrayList<>());
        page.onRequest(request -> {
            if (request.url().endsWith("/api/auth/refresh")) {
                renewals.add(request.url());
            }
        });
        String first =
                page.waitForRequest("**/api/statistics*", () -> {}).headers().get("authorization");
        page.route("**/api/statistics*", route -> {
            if (first.equals(route.request().headers().get("authorization"))) {
                route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{\"message\":\"Unauthorized\"}"));
            } else {
                route.resume();
            }
        });

        Request renewed = page.waitForRequest(
                request -> request.url().contains("/api/statistics")
                        && !first.equals(request.headers().get("authorization")),
                () -> {});

        assertThat(renewed.response().status()).isIn(200, 304);
        assertThat(renewals).hasSize(1);
        assertThat(door(page)).isHidden();
        assertThat(page.locator("#lost")).isHidden();
    }

    @Tag("long")
    @Test
    void aReloadKeepsTheSessionHoweverOften() {
        Page page = tabs.signedIn("/console", "en-GB", admin);

        for (int time = 0; time < 5; time++) {
            page.reload();
        }

        assertThat(page.locator("#link")).hasText("Live");
        assertThat(door(page)).isHidden();
    }

    @Tag("long")
    @Test
    void tabsShareASessionAndEndItTogether() {
        Page one = tabs.signedIn("/console#coasters", "en-GB", admin);
        Page two = tabs.beside(one, "/console#coasters");
        Page three = tabs.beside(one, "/console#people");
        assertThat(two.locator("#link")).hasText("Live");
        assertThat(three.locator(".person").first()).isVisible();
        for (Page page : List.of(one, two, three)) {
            Tabs.refuseTokenOnce(page); // all three spend the one refresh token at about the same time
        }
        for (Page page : List.of(one, two, three)) {
            page.waitForResponse(answer -> answer.url().contains("/api/statistics") && answer.status() < 400, () -> {});
            assertThat(door(page)).isHidden();
        }

        signOut(one);

        assertThat(two.locator("#sign-in-notice")).hasText("You were signed out in another tab.");
        assertThat(three.locator("#sign-in-notice")).hasText("You were signed out in another tab.");
        assertThat(door(one).getByLabel("Password")).isVisible();
        assertThat((String) one.evaluate("localStorage.getItem('lunapark.session')"))
                .isNull();
    }

    @Test
    void aSessionThatWasClosedAsksForThePasswordAndKeepsWhatWasBegun() {
        Page page = tabs.signedIn("/console#coasters", "en-GB", admin);
        page.locator("#register").click();
        page.locator("dialog[open]:not(#sign-in) [name=name]").fill("Half a coaster");

        page.evaluate("""
                import('/console/vault.js').then(async vault =>
                    vault.write({ ...(await vault.read()), refreshToken: 'spent long ago' }))""");
        Tabs.refuseTokenOnce(page);

        assertThat(page.locator("#sign-in-notice"))
                .hasText("Your session has ended. Sign in and go on where you were.");
        Tabs.signIn(page, admin);
        assertThat(door(page)).isHidden();
        assertThat(page.locator("dialog[open]:not(#sign-in) [name=name]")).hasValue("Half a coaster");
    }

    @Test
    void aPhoneShowsAllOfItWithoutScrollingSideways() {
        Page page = tabs.open("/console", "ru-RU");
        page.setViewportSize(360, 740);
        assertThat(width(page)).isEqualTo(360);
        Tabs.signIn(page, admin);
        assertThat(door(page)).isHidden();

        page.locator("#views a").last().click();
        assertThat(page.locator(".person").first()).isVisible();
        assertThat(width(page)).isEqualTo(360);
        page.locator("#account").click();
        assertThat(page.locator("#sign-out")).isInViewport();
        assertThat(width(page)).isEqualTo(360);
    }

    private static void signOut(Page page) {
        page.locator("#account").click();
        page.locator("#sign-out").click();
    }

    private static Locator door(Page page) {
        return page.locator("#sign-in");
    }

    private static int width(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth");
    }
}
