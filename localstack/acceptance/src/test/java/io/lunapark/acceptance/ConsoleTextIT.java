package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.testing.Answer;
import org.junit.jupiter.api.Test;

/** The park as plain text, in the layout of the original task. */
class ConsoleTextIT {

    @Test
    void thePageIsInTheLayoutOfTheTaskByteForByte() {
        String ok = number(Park.register(Given.coaster(11, 3200, "8:00", "18:00"), 5));
        String missing = number(Park.register(Given.coaster(8, 3072, "9:00", "17:00"), 4));

        Answer page = Park.get("/api/statistics/console", "Accept-Language", "pl-PL,pl;q=0.9")
                .expect(200);

        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/plain; charset=utf-8");
        assertThat(page.text())
                .matches("(?s)\\[Godzina [0-2]\\d:[0-5]\\d]\n\n\\[Kolejka A\\d+.*")
                .endsWith("""

                        [Kolejka %s]
                        1. Godziny działania: 08:00 - 18:00
                        2. Liczba wagonów: 5/5
                        3. Dostępny personel: 11/11
                        4. Klienci dziennie: 3200
                        5. Status: OK

                        [Kolejka %s]
                        1. Godziny działania: 09:00 - 17:00
                        2. Liczba wagonów: 4/6
                        3. Dostępny personel: 8/13
                        4. Klienci dziennie: 3072
                        5. Problem: Brakuje 5 pracowników, brak 2 wagonów
                        """.formatted(ok, missing));
    }

    @Test
    void everybodyElseReadsEnglish() {
        String number = number(Park.register(Given.coaster(8, 3072, "9:00", "17:00"), 4));

        for (String language : new String[] {"en", "ru", "de", ""}) {
            assertThat(Park.get("/api/statistics/console", "Accept-Language", language)
                            .expect(200)
                            .text())
                    .matches("(?s)\\[Time [0-2]\\d:[0-5]\\d]\n\n\\[Coaster A\\d+.*")
                    .endsWith("""

                            [Coaster %s]
                            1. Opening hours: 09:00 - 17:00
                            2. Wagons: 4/6
                            3. Available staff: 8/13
                            4. Clients per day: 3072
                            5. Problem: Missing 2 wagons, 5 staff
                            """.formatted(number));
        }
    }

    @Test
    void aNameIsTextAndForgesNoLine() {
        Park.register(Given.with(Given.coaster(0, 0), "name", "<script>alert(1)</script>"), 0);
        Park.post("/api/coasters", Given.with(Given.coaster(0, 0), "name", "Smok\n5. Status: OK"))
                .expectProblem(400, "invalid-request");

        assertThat(Park.get("/api/statistics/console").text()).contains(" - <script>alert(1)</script>]\n1. Opening");
    }

    private static String number(String coasterId) {
        return Park.get(Park.coaster(coasterId))
                .expect(200)
                .json()
                .path("number")
                .asText();
    }
}
