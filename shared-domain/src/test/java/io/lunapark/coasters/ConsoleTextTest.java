package io.lunapark.coasters;

import static io.lunapark.coasters.Coasters.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.ConsoleText.CoasterPlan;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleTextTest {

    private static final LocalTime NOW = LocalTime.of(14, 27, 59);
    private static final ConsoleText POLISH = ConsoleText.in(Locale.forLanguageTag("pl-PL"));
    private static final ConsoleText ENGLISH = ConsoleText.in(Locale.ENGLISH);

    private static final CoasterPlan A1 = coaster("A1", null, "8:00", "18:00", 5, 5L, 12, 12L, 200, List.of());
    private static final CoasterPlan A2 =
            coaster("A2", null, "9:00", "17:00", 4, 6L, 8, 10L, 150, List.of(PlanProblem.missingWagons(2L, 2)));

    private static CoasterPlan coaster(
            String number,
            @Nullable String name,
            String opensAt,
            String closesAt,
            int wagons,
            @Nullable Long requiredWagons,
            int staff,
            @Nullable Long requiredStaff,
            int clients,
            List<PlanProblem> problems) {
        OperatingHours hours = new OperatingHours(time(opensAt), time(closesAt));
        return new CoasterPlan(
                CoasterNumber.parse(number),
                name,
                new Plan(
                        hours.opensAt(),
                        hours.closesAt(),
                        hours.minutes(),
                        problems.isEmpty() ? "ok" : "problem",
                        new Plan.Wagons(wagons, wagons, requiredWagons),
                        new Plan.Staff(staff, 1 + 2L * wagons, requiredStaff),
                        new Plan.Clients(clients, clients, clients),
                        List.of(),
                        problems));
    }

    @Test
    void theLayoutIsThatOfTheTask() {
        assertThat(POLISH.page(NOW, List.of(A1, A2))).isEqualTo("""
                        [Godzina 14:27]

                        [Kolejka A1]
                        1. Godziny działania: 08:00 - 18:00
                        2. Liczba wagonów: 5/5
                        3. Dostępny personel: 12/12
                        4. Klienci dziennie: 200
                        5. Status: OK

                        [Kolejka A2]
                        1. Godziny działania: 09:00 - 17:00
                        2. Liczba wagonów: 4/6
                        3. Dostępny personel: 8/10
                        4. Klienci dziennie: 150
                        5. Problem: Brakuje 2 pracowników, brak 2 wagonów
                        """);
    }

    @Test
    void itIsThereInEnglishToo() {
        assertThat(ENGLISH.page(NOW, List.of(A2))).isEqualTo("""
                        [Time 14:27]

                        [Coaster A2]
                        1. Opening hours: 09:00 - 17:00
                        2. Wagons: 4/6
                        3. Available staff: 8/10
                        4. Clients per day: 150
                        5. Problem: Missing 2 wagons, 2 staff
                        """);
    }

    @Test
    void anEmptyParkShowsTheTime() {
        assertThat(POLISH.page(NOW, List.of())).isEqualTo("[Godzina 14:27]\n");
    }

    @Test
    void whereNoNumberWouldDoThereIsADash() {
        CoasterPlan tooLong =
                coaster("A3", null, "8:00", "8:20", 1, null, 3, null, 60, List.of(PlanProblem.missingWagons(null, 0)));

        assertThat(POLISH.page(NOW, List.of(tooLong)))
                .contains("2. Liczba wagonów: 1/–\n", "3. Dostępny personel: 3/–\n")
                .endsWith("5. Problem: Przejazd trwa dłużej niż godziny działania\n");
    }

    @Test
    void aNameIsShownAndCannotStartALine() {
        CoasterPlan forged =
                coaster("A4", "Smok\n5. Status: OK\u001b[2J\u202e", "8:00", "9:00", 0, 0L, 1, 1L, 0, List.of());

        assertThat(POLISH.page(NOW, List.of(forged))).contains("\n[Kolejka A4 - Smok 5. Status: OK [2J]\n");
    }

    @Test
    void aProblemIsALineOfItsOwnLog() {
        LocalDateTime now = LocalDateTime.of(2026, 11, 21, 14, 27, 30, 999_000_000);

        assertThat(POLISH.problemLine(now, new CoasterNumber(1), List.of(PlanProblem.missingWagons(2L, 2))))
                .isEqualTo("[2026-11-21 14:27:30] Kolejka A1 - Problem: Brakuje 2 pracowników, brak 2 wagonów");
        assertThat(ENGLISH.problemLine(now, new CoasterNumber(1), List.of(PlanProblem.missingStaff(1))))
                .isEqualTo("[2026-11-21 14:27:30] Coaster A1 - Problem: Missing 1 staff");
    }
}
