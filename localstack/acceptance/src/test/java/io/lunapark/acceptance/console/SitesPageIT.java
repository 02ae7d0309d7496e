package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.lunapark.coasters.CoastersSchema;
import io.lunapark.coasters.SiteAtCentre;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The computers of the park and their conflicts, as an operator at the centre sees and decides them. */
@PageTest
class SitesPageIT {

    private static OpenPark park;
    private static Api operator;

    @TempDir
    private static Path folder;

    private final Tabs tabs = park.tabs();
    private final SiteAtCentre site =
            SiteAtCentre.make(park.stack(), "s" + UUID.randomUUID().toString().substring(0, 8), folder);

    /** Of the coaster that the centre and the site have changed without knowing of each other. */
    private String coaster = "";

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        operator = People.of(park.stack()).admin();
    }

    @BeforeEach
    void bothChangeTheSame() {
        Map<String, Object> edit = site.registration();
        site.push(edit).expect(204);
        coaster = "/api/coasters/" + edit.get("coasterId");
        operator.put(coaster, Map.of("staff", 77, "dailyClients", 100, "opensAt", "8:00", "closesAt", "16:00"))
                .expect(200);
        site.push(site.change(edit, 88)).expect(204);
    }

    @AfterEach
    void theParkHasOneComputerAgain() {
        tabs.close();
        operator.all("/api/conflicts")
                .forEach(one -> operator.post("/api/conflicts/" + one.path("id").asText() + "/dismiss", "")
                        .expect(204));
        operator.delete(coaster).expect(204);
        new CoastersSchema(
                        park.stack().postgres().url(), park.stack().postgres().adminPassword())
                .texts("delete from site returning name");
    }

    @Test
    void aConflictIsShownWithBothSidesAndAppliedAgain() {
        Page page = tabs.signedIn("/console#coasters", "en-GB", park.admin());
        page.locator("#park-ways").getByText("Conflicts").click();

        Locator conflict = page.locator("#conflicts > li");
        assertThat(conflict).hasCount(1);
        assertThat(conflict.locator(".sides > div").first()).containsText("Holds");
        assertThat(conflict.locator(".differs")).containsText(new String[] {"Staff88", "Staff77"});
        conflict.getByText("Apply again").click();

        assertThat(page.locator("#conflicts-none")).isVisible();
        assertThat(operator.get(coaster).expect(200).json().path("staff").asInt())
                .isEqualTo(77);
    }

    @Test
    void aConflictIsDismissedOnAPhone() {
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#coasters/conflicts");
        Tabs.signIn(phone, park.admin());

        Tabs.hold(phone.locator("#conflicts .hold"));

        assertThat(phone.locator("#conflicts-none")).isVisible();
        assertThat(operator.get(coaster).expect(200).json().path("staff").asInt())
                .isEqualTo(88);
        assertThat(operator.all("/api/conflicts")).isEmpty();
    }

    @Test
    void theSitesAreShownInEveryLanguageAndWidthAndCanBeReadByEverybody() {
        Map<String, String> words = Map.of(
                "en-GB", "Decides the order of changes.",
                "pl-PL", "Ustala kolejność zmian.",
                "pt-BR", "Decide a ordem das alterações.",
                "ru-RU", "Определяет порядок изменений.");
        words.forEach((locale, word) -> {
            Page page = tabs.signedIn("/console#coasters/sites", locale, park.admin());
            assertThat(page.locator("#sites")).containsText(site.name());
            assertThat(page.locator("#sites li").first()).containsText(word);
            for (String part : List.of("sites", "conflicts")) {
                page.navigate(park.url() + "/console#coasters/" + part);
                assertThat(page.locator("#" + part + " > li").first()).isVisible();
                for (int width : new int[] {360, 1280}) {
                    page.setViewportSize(width, 740);
                    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                            .as("%s in %s", part, locale)
                            .isEqualTo(width);
                }
                Accessibility.check(page);
            }
            page.close();
        });
    }

    @Test
    void aSiteThatIsAloneSaysSoAboveEverything() {
        Page page = tabs.blank("en-GB");
        page.route(
                "**/api/sites",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"here":{"name":"north","leads":false,"state":"alone","behind":0,"unsent":3,"centre":"https://park.example"},"sites":[]}""")));
        page.navigate(park.url() + "/console#coasters");
        Tabs.signIn(page, park.admin());

        assertThat(page.locator("#alone")).containsText("This site works alone: 3 changes wait for the centre.");
        assertThat(page.locator("#totals")).isVisible();
        assertThat(
                        (boolean)
                                page.evaluate(
                                        "document.querySelector('#alone').getBoundingClientRect().bottom < document.querySelector('#totals').getBoundingClientRect().top"))
                .isTrue();
        page.locator("#alone a").click();
        assertThat(page.locator("#sites")).containsText("alone, without its link");
        assertThat(page.locator("#sites")).containsText("Changes to send3");
        page.navigate(park.url() + "/console#home");
        assertThat(page.locator("#attention")).containsText("This site works alone");
    }

    @Test
    void aSiteWhoseChangesAreRefusedSaysSoInEveryLanguage() {
        Map<String, String> words = Map.of(
                "en-GB", "The centre refuses what was done here: 3 changes wait.",
                "pl-PL", "Centrala odrzuca zmiany z tego stanowiska: 3 zmiany czekają.",
                "pt-BR", "A central recusa o que foi feito aqui: 3 alterações esperam.",
                "ru-RU", "Центр отклоняет изменения этой площадки: 3 изменения ждут.");
        words.forEach((locale, word) -> {
            Page page = tabs.blank(locale);
            page.route(
                    "**/api/sites",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("""
                            {"here":{"name":"north","leads":false,"state":"refused","behind":0,"unsent":3,"centre":"https://park.example"},"sites":[]}""")));
            page.navigate(park.url() + "/console#coasters/sites");
            Tabs.signIn(page, park.admin());

            assertThat(page.locator("#alone")).containsText(word);
            assertThat(page.locator("#sites .badge.critical")).hasCount(1);
            page.close();
        });
    }
}
