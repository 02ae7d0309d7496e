package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.lunapark.acceptance.console.Tabs.Person;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cinema in the console, as guests see it on their phones. */
@PageTest
class CinemaPageIT {

    private static final String PASSWORD = "three otters in the front row";

    private static OpenPark park;
    private static Api manager;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        manager = People.of(park.stack()).admin();
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void aGuestHoldsTwoSeatsPaysAndHasTheTickets() {
        schedule("Movie <b>X</b>");
        Page phone = tabs.blank("en-GB");
        phone.setViewportSize(360, 740);
        phone.navigate(park.url() + "/console#cinema");
        Tabs.signIn(phone, guest("Gisela"));

        phone.locator("#cinema-shows a").click();
        seat(phone, "A", 3).click();
        seat(phone, "A", 4).press("Enter");
        assertThat(phone.locator("#cinema-choice")).containsText("A3, A4: PLN 50.00");
        phone.locator("#cinema-hold").click();
        assertThat(phone.locator("#cinema-holds li")).containsText("held for");

        Page other = tabs.signedIn("/console#cinema", "pl-PL", guest("Olek"));
        other.locator("#cinema-shows a").click();
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

    private static Locator seat(Page page, String row, int column) {
        return page.locator("#cinema-map [aria-label^='Row %s, seat %d:']".formatted(row, column));
    }

    /** In two hours, in a room of two rows. */
    private static void schedule(String title) {
        String movie = manager.post("/api/movies", Map.of("title", title, "description", "", "durationMinutes", 120))
                .expect(201)
                .id();
        String room =
                manager.post("/api/rooms", Map.of("name", "Room 1")).expect(201).id();
        manager.post("/api/rooms/" + room + "/seats/batch", Map.of("rows", 2, "columns", 8))
                .expect(201);
        manager.post(
                        "/api/sessions",
                        Map.of(
                                "movieId",
                                movie,
                                "roomId",
                                room,
                                "startsAt",
                                Instant.now().plus(Duration.ofHours(2)).toString(),
                                "priceInCents",
                                2500,
                                "currency",
                                "PLN"))
                .expect(201);
    }

    private static Person guest(String name) {
        Person guest = new Person(name.toLowerCase(Locale.ROOT) + "@lunapark.example", PASSWORD);
        park.api()
                .post("/api/auth/sign-up", Map.of("email", guest.email(), "password", guest.password(), "name", name))
                .expect(201);
        return guest;
    }
}
