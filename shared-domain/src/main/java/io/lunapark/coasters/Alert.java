package io.lunapark.coasters;

import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a coaster from the change that caused it to the change that ended it. A coaster has at most one open
 * alert per code; the numbers are those of its newest plan.
 *
 * @param resolvedAt set in the one snapshot in which the problem is gone; the next no longer has the alert
 */
public record Alert(
        UUID id,
        ProblemKind code,
        Severity severity,
        @Nullable Long wagons,
        @Nullable Long staff,
        @Nullable Long capacity,
        @Nullable Long staffedCapacity,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {

    /** What of these alerts remains, ends and begins when the plan now has these problems. */
    static List<Alert> reviewed(List<Alert> alerts, List<PlanProblem> problems, Instant now, Ids ids) {
        List<Alert> open = alerts.stream().filter(Alert::isOpen).toList();
        List<Alert> reviewed = new ArrayList<>();
        for (PlanProblem problem : problems) {
            Optional<Alert> known = withCode(open, problem.code());
            reviewed.add(
                    known.isPresent()
                            ? of(problem, known.get().id, known.get().openedAt, known.get().acknowledgedAt)
                            : of(problem, ids.next(), now, null));
        }
        open.stream()
                .filter(alert -> withCode(reviewed, alert.code).isEmpty())
                .map(alert -> alert.resolved(now))
                .forEach(reviewed::add);
        return List.copyOf(reviewed);
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    /** The problem that it tells of. */
    public PlanProblem problem() {
        return new PlanProblem(code, severity, wagons, staff, capacity, staffedCapacity);
    }

    Alert acknowledged(Instant now) {
        return new Alert(id, code, severity, wagons, staff, capacity, staffedCapacity, openedAt, now, resolvedAt);
    }

    private Alert resolved(Instant now) {
        return new Alert(id, code, severity, wagons, staff, capacity, staffedCapacity, openedAt, acknowledgedAt, now);
    }

    private static Alert of(PlanProblem problem, UUID id, Instant openedAt, @Nullable Instant acknowledgedAt) {
        return new Alert(
                id,
                problem.code(),
                problem.severity(),
                problem.wagons(),
                problem.staff(),
                problem.capacity(),
                problem.staffedCapacity(),
                openedAt,
                acknowledgedAt,
                null);
    }

    private static Optional<Alert> withCode(List<Alert> alerts, ProblemKind code) {
        return alerts.stream().filter(alert -> alert.code == code).findFirst();
    }
}
