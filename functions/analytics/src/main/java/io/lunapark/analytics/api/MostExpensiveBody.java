package io.lunapark.analytics.api;

import io.lunapark.analytics.Period;
import io.lunapark.analytics.store.Dearest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The dearest task that was completed in a period.
 *
 * @param to the last day of the period, or today
 * @param label of the period, such as {@code 01–03 March}
 * @param task null where none was completed
 * @param days those on which tasks were completed, newest first
 */
@Serdeable
@Schema(name = "MostExpensiveTask")
public record MostExpensiveBody(
        @Schema(
                allowableValues = {"day", "week", "month"},
                example = "month")
        String period,

        LocalDate from,
        LocalDate to,
        @Schema(example = "01–03 March") String label,
        @Nullable DearTask task,
        List<Day> days,
        @Schema(example = "PLN") String currency) {

    @Serdeable
    @Schema(name = "DearTask")
    public record DearTask(
            UUID taskId,
            @Schema(example = "Change the shade") String title,
            @Nullable @Schema(example = "UBERPOP-42") String jiraId,
            @Schema(example = "3800") long rewardInCents) {

        static DearTask of(Dearest dearest) {
            return new DearTask(dearest.taskId(), dearest.title(), dearest.jiraId(), dearest.amountInCents());
        }
    }

    @Serdeable
    @Schema(name = "DearTaskOfDay")
    public record Day(
            LocalDate day, @Schema(example = "03.03") String label, DearTask task) {}

    /** @param days the dearest task of each day, newest first */
    public static MostExpensiveBody of(
            Period period, LocalDate from, LocalDate to, List<Dearest> days, String currency, Locale language) {
        return new MostExpensiveBody(
                period.toString(),
                from,
                to,
                Period.label(from, to, language),
                days.stream().max(Dearest.BY_REWARD).map(DearTask::of).orElse(null),
                days.stream()
                        .map(one -> new Day(one.day(), Period.label(one.day()), DearTask.of(one)))
                        .toList(),
                currency);
    }
}
