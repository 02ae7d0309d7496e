package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** Pages of one park as people open them. Hears what the browser finds wrong with them, and fails at the end where it did. */
final class Tabs implements AutoCloseable {

    private final Browser browser;
    private final String url;
    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> opened = new ArrayList<>();

    Tabs(Chromium chromium, String url) {
        this.browser = chromium.browser();
        this.url = url;
    }

    /** A tab in a browser that keeps nothing of earlier ones. */
    Page open(String path, String locale) {
        Page page = blank(locale);
        page.navigate(url + path);
        return page;
    }

    /** A second tab in the browser of the first. */
    Page beside(Page first, String path) {
        Page page = listening(first.context().newPage());
        page.navigate(url + path);
        return page;
    }

    /** The console, with somebody signed in. */
    Page signedIn(String path, String locale, Person person) {
        Page page = open(path, locale);
        signIn(page, person);
        assertThat(page.locator("#sign-in")).isHidden();
        return page;
    }

    Page blank(String locale) {
        return blank(locale, "Europe/Warsaw");
    }

    /** In a browser whose clock is in this time zone. */
    Page blank(String locale, String timeZone) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId(timeZone)
                .setReducedMotion(ReducedMotion.REDUCE));
        opened.add(context);
        return listening(context.newPage());
    }

    static void signIn(Page page, Person person) {
        page.locator("#sign-in [name=email]").fill(person.email());
        page.locator("#sign-in [name=password]").fill(person.password());
        page.locator("#sign-in [type=submit]").click();
    }

    /** Presses a button until it has acted. */
    static void hold(Locator button) {
        button.hover();
        button.page().mouse().down();
        button.page().waitForFunction("() => document.querySelector('.holding') === null");
        button.page().mouse().up();
    }

    /** As when the token had ended: the next call with it gets a 401. */
    static void refuseTokenOnce(Page page) {
        page.route(
                "**/api/statistics*",
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(401).setBody("{\"message\":\"Unauthorized\"}")),
                new Page.RouteOptions().setTimes(1));
    }

    private Page listening(Page page) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    @Override
    public void close() {
        opened.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    /** Who signs in. */
    record Person(String email, String password) {}
}
