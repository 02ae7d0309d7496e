package io.lunapark.cars;

import io.lunapark.cars.CarProblem.UnknownMake;
import io.lunapark.cars.CarProblem.UnknownMakeAndModel;
import io.lunapark.cars.CarProblem.UnknownModel;
import io.lunapark.kernel.Decision;
import java.util.List;
import java.util.Optional;

/** The words that are known. A record with another make or model is quarantined until somebody repairs it. */
public final class Vocabulary {

    public static final List<String> MAKES =
            List.of("toyota", "bmw", "audi", "ford", "honda", "mercedes-benz", "toshni-mashna", "sazakan-mi-ban");

    public static final List<String> MODELS = List.of(
            "corolla",
            "camry",
            "3-series",
            "a4",
            "focus",
            "civic",
            "inch-vor-model",
            "mi-ban",
            "ujegh-mi-ban",
            "tufta-mi-ban");

    public static final List<String> LOCATIONS =
            List.of("yerevan", "berlin", "paris", "new-york", "tokyo", "esim-ur", "groghi-coc", "inch-vor-mi-tegh");

    private Vocabulary() {}

    /** Why a record cannot be stored as it is; empty where it can. */
    public static Optional<QuarantineReason> unknownWord(String make, String model) {
        if (!MAKES.contains(make)) {
            return Optional.of(QuarantineReason.UNKNOWN_MAKE);
        }
        return MODELS.contains(model) ? Optional.empty() : Optional.of(QuarantineReason.UNKNOWN_MODEL);
    }

    /** What an operator says has to be known. */
    public static Decision<String> requireKnown(String make, String model) {
        if (!MAKES.contains(make) && !MODELS.contains(model)) {
            return Decision.refused(new UnknownMakeAndModel(make, model));
        }
        return unknownWord(make, model)
                .<Decision<String>>map(reason -> Decision.refused(
                        reason == QuarantineReason.UNKNOWN_MAKE ? new UnknownMake(make) : new UnknownModel(model)))
                .orElseGet(() -> Decision.accepted(make));
    }
}
