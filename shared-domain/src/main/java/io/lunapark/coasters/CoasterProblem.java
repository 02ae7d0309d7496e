package io.lunapark.coasters;

import io.lunapark.kernel.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything for which a wish about a coaster is refused. */
public sealed interface CoasterProblem extends Problem {

    /** There is no such coaster, or no longer. */
    record CoasterNotFound(UUID coasterId) implements CoasterProblem {
        @Override
        public String code() {
            return "coaster-not-found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("coasterId", coasterId);
        }
    }

    /** That coaster has no such wagon, or no longer. */
    record WagonNotFound(UUID coasterId, UUID wagonId) implements CoasterProblem {
        @Override
        public String code() {
            return "wagon-not-found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("coasterId", coasterId, "wagonId", wagonId);
        }
    }

    /** There never was such an alert. */
    record AlertNotFound(UUID alertId) implements CoasterProblem {
        @Override
        public String code() {
            return "alert-not-found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("alertId", alertId);
        }
    }

    /** What has ended by itself can no longer be acknowledged. */
    record AlertResolved(UUID alertId) implements CoasterProblem {
        @Override
        public String code() {
            return "alert-resolved";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("alertId", alertId);
        }
    }

    /** A track is not rebuilt by a form. */
    record TrackLengthFixed(BigDecimal trackLengthM) implements CoasterProblem {
        @Override
        public String code() {
            return "track-length-fixed";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("trackLengthM", trackLengthM.toPlainString());
        }

        @Override
        public Optional<String> field() {
            return Optional.of("trackLengthM");
        }
    }

    /** The coaster has {@link Limits#MAX_WAGONS} wagons already. */
    record TooManyWagons(int limit) implements CoasterProblem {
        @Override
        public String code() {
            return "too-many-wagons";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("limit", limit);
        }
    }
}
