package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.lunapark.acceptance.console.Workplace.Somebody;
import io.lunapark.kernel.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks, money and analytics in the console, as each role sees them. */
@PageTest
class TasksPageIT {

    private static final LocatorAssertions.ContainsTextOptions WHEN_LETTERS_ARE_SENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(75_000);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    private static OpenPark park;
    private static Workplace work;
    private static Somebody manager;
    private static Somebody accountant;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        work = Workplace.of(park);
        manager = work.somebody("Marta", Role.MANAGER);
        accountant = work.somebody("Arek", Role.ACCOUNTANT);
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void anEmployeeCompletesWithOneTapAndMayTakeItBack() {
        Somebody ada = work.somebody("Ada <b>", Role.EMPLOYEE);
        List<JsonNode> given = tasksOf(ada, 3);
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#tasks");
        Tabs.signIn(phone, ada.person());
        Locator rows = phone.locator("#tasks-list li");
        assertThat(rows).hasCount(3);
        assertThat(phone.locator("#tasks-of")).isHidden();
        Accessibility.check(phone);

        tap(rows.first(), "Done");
        assertThat(rows.first()).hasClass("undoable");
        tap(rows.first(), "Undo");
        assertThat(button(rows.first(), "Done")).isFocused();
        assertThat(doneBy(ada)).isEmpty();

        tap(rows.first(), "Done");
        assertThat(rows).hasCount(2);
        assertThat(doneBy(ada)).containsExactly(given.getLast().path("id").asText());

        tap(rows.first(), "Done");
        phone.locator("#views [href='#billing']").click();
        Locator rewards = phone.locator("#billing tr").filter(having("Reward"));
        assertThat(rewards).hasCount(2);
        assertThat(rewards.last()).containsText(given.getLast().path("title").asText());
        assertThat(phone.locator("#billing .figures dd").first()).hasText(sum(balanceOf(ada)));
        assertThat(phone.locator("#billing-parts")).isHidden();
        assertThat(phone.locator("#views [href='#analytics']")).isHidden();
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Accessibility.check(phone);

        phone.locator("#views [href='#tasks']").click();
        tap(rows.first(), "Done");
        phone.navigate("about:blank");
        await("what was tapped is sent when the page is left")
                .until(() -> doneBy(ada).size() == 3);
    }

    @Test
    void whatAShuffleHasTakenAwayIsNotCompleted() {
        Somebody ben = work.somebody("Ben", Role.EMPLOYEE);
        work.somebody("Cleo", Role.EMPLOYEE);
        JsonNode task = tasksOf(ben, 1).getFirst();
        Page page = tabs.signedIn("/console#tasks", "en-GB", ben.person());
        tap(page.locator("#tasks-list li"), "Done");
        String path = "/api/tasks/" + task.path("id").asText();
        await("another person has it").until(() -> {
            manager.api().post("/api/tasks/shuffle", "").expect(200);
            return !manager.api().get(path).json().path("assigneeId").asText().equals(ben.id());
        });

        page.locator("#views [href='#billing']").click();
        page.locator("#views [href='#tasks']").click();

        assertThat(page.locator("#tasks-refusal")).containsText("It has gone to another person.");
    }

    @Test
    void aManagerAddsFindsAndShuffles() {
        Somebody dora = work.somebody("Dora Dorsz", Role.EMPLOYEE);
        tasksOf(dora, 1);
        Page page = tabs.signedIn("/console#tasks", "pl-PL", manager.person());

        page.locator("#tasks-add").click();
        Locator form = page.locator("dialog[open]:not(#sign-in)");
        form.locator("[name=title]").fill("[PARK-7] Mend it");
        form.locator("[type=submit]").click();
        assertThat(form.locator("[data-of=title]")).isVisible();
        Accessibility.check(page);
        form.locator("[name=title]").fill("Mend <i>it</i>");
        form.locator("[name=jiraId]").fill("PARK-7");
        form.locator("[type=submit]").click();
        assertThat(page.locator("#tasks-said")).containsText("Zadanie „Mend <i>it</i>” trafiło do:");
        Locator row = page.locator("#tasks-list li").filter(having("Mend <i>it</i>"));
        assertThat(row).containsText("PARK-7");
        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);

        page.locator("#tasks-shuffle").click();
        form.locator("[type=submit]").click();
        assertThat(page.locator("#tasks-said")).containsText("Przetasowano");

        page.locator("[name=assignee]").fill("dora dor");
        assertThat(page.locator("#tasks-list li").filter(new Locator.FilterOptions().setHasNotText("Dora Dorsz")))
                .hasCount(0);
        page.locator("[name=assignee]").fill("xyzzy");
        assertThat(page.locator("#tasks-none")).isVisible();
        Accessibility.check(page);
    }

    @Test
    void theBooksAreKeptByAnAccountantAndAnAdmin() throws IOException {
        Somebody ewa = work.somebody("Ewa", Role.EMPLOYEE);
        tasksOf(ewa, 1);
        await().until(() -> balanceOf(ewa) < 0);
        Page desk = tabs.signedIn("/console#billing", "en-GB", accountant.person());
        desk.locator("#billing [type=search]").fill("ewa");
        Locator found = desk.locator("#billing-part tbody a");
        assertThat(found).hasCount(1);
        found.click();
        assertThat(desk.locator("#billing .figures dd").last()).hasText(sum(balanceOf(ewa)));
        Accessibility.check(desk);

        desk.getByText("Propose a correction").click();
        Locator form = desk.locator("dialog[open]:not(#sign-in)");
        form.locator("[name=amountInCents]").fill("1.005");
        form.locator("[name=reason]").fill("Charged by mistake");
        form.locator("[type=submit]").click();
        assertThat(form.locator("[data-of=amountInCents]")).containsText("such as 12.50");
        form.locator("[name=amountInCents]").fill("1000,5");
        form.locator("[type=submit]").click();
        assertThat(desk.locator("#billing-said")).containsText("once an admin approves it");
        desk.locator("#billing-parts [href='#billing/days']").click();
        assertThat(desk.getByText("Close the day")).isHidden();
        desk.locator("#billing-parts [href='#billing/corrections']").click();
        assertThat(desk.locator(".corrections")).containsText("+PLN 1,000.50");
        assertThat(desk.locator(".corrections button:visible")).hasCount(0);

        Page office = tabs.signedIn("/console#billing/corrections", "en-GB", park.admin());
        office.locator(".corrections").getByText("Approve", EXACTLY).click();
        office.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(desk.locator(".corrections")).containsText("Approved");
        Accessibility.check(desk);
        desk.locator("#billing-parts [href='#billing/books']").click();
        assertThat(desk.locator("#billing .badge")).hasText("The books balance");
        Accessibility.check(desk);

        long due = balanceOf(ewa);
        office.locator("#billing-parts [href='#billing/days']").click();
        office.getByText("Close the day").click();
        office.locator("dialog[open]:not(#sign-in) [type=submit]").click();
        assertThat(office.locator("#billing-said")).containsText("is closed");
        office.locator("#billing-part tbody a").first().click();
        Locator payout = office.locator("#billing-part tr").filter(having("Ewa"));
        assertThat(payout).containsText("Sent", WHEN_LETTERS_ARE_SENT);
        assertThat(payout).containsText(sum(due));
        Accessibility.check(office);
        Download file =
                office.waitForDownload(() -> office.getByText("Download as CSV").click());
        assertThat(Files.readString(file.path())).contains("\"Ewa\",%d.%02d,PLN".formatted(due / 100, due % 100));
        assertThat(balanceOf(ewa)).isZero();
    }

    @Test
    void anAdminSeesPlotsWithTheirTables() {
        Somebody fritz = work.somebody("Fritz", Role.EMPLOYEE);
        JsonNode task = tasksOf(fritz, 1).getFirst();
        fritz.api()
                .post("/api/tasks/" + task.path("id").asText() + "/complete", "")
                .expect(200);
        Page page = tabs.blank("ru-RU");
        page.setViewportSize(360, 740);
        page.navigate(park.url() + "/console#analytics");
        Tabs.signIn(page, park.admin());

        assertThat(page.locator("#analytics-earnings svg rect")).hasCount(1);
        assertThat(page.locator("#analytics-earnings svg")).hasAttribute("aria-label", Pattern.compile("Всего: .*PLN"));
        page.locator("#analytics-earnings summary").click();
        assertThat(page.locator("#analytics-earnings tbody tr")).hasCount(30);
        page.locator("#analytics [type=date]").fill(dayOfBooks(fritz)); // another test may have closed this day
        assertThat(page.locator(".dearest .whole")).hasCount(1);
        assertThat(page.locator(".dearest .whole")).containsText(Pattern.compile("\\d\\d.* – \\d\\d,\\d\\d"));
        page.locator("#analytics [value=day]").check();
        assertThat(page.locator(".dearest li")).hasCount(1);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Accessibility.check(page);
    }

    /** Adds tasks until so many have landed on somebody, who is charged for them by then. @return those, oldest first */
    private static List<JsonNode> tasksOf(Somebody somebody, int count) {
        List<JsonNode> theirs = new ArrayList<>();
        await(somebody.name() + " has tasks")
                .atMost(A_MINUTE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    var answer = manager.api().post("/api/tasks", Map.of("title", "Task for " + somebody.name()));
                    if (answer.status() == 201
                            && answer.json().path("assigneeId").asText().equals(somebody.id())) {
                        theirs.add(answer.json());
                    }
                    return theirs.size() == count;
                });
        await("the fees are booked")
                .until(() -> somebody.api()
                                .get("/api/billing/me")
                                .expect(200)
                                .json()
                                .path("entries")
                                .size()
                        == count);
        return theirs;
    }

    private static List<String> doneBy(Somebody somebody) {
        List<String> done = new ArrayList<>();
        somebody.api()
                .get("/api/tasks?mine=true&status=done")
                .expect(200)
                .json()
                .path("items")
                .forEach(task -> done.add(task.path("id").asText()));
        return done;
    }

    /** Of the newest entry. */
    private static String dayOfBooks(Somebody somebody) {
        return somebody.api()
                .get("/api/billing/me")
                .expect(200)
                .json()
                .at("/entries/0/day")
                .asText();
    }

    private static long balanceOf(Somebody somebody) {
        return somebody.api()
                .get("/api/billing/me")
                .expect(200)
                .json()
                .path("balanceInCents")
                .asLong();
    }

    /** As an English page writes it. */
    private static String sum(long cents) {
        return "%sPLN\u00A0%,d.%02d".formatted(cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    private static void tap(Locator row, String word) {
        button(row, word).click();
    }

    private static Locator button(Locator row, String word) {
        return row.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + word + ":")));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
