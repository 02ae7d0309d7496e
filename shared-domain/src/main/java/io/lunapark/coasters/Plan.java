package io.lunapark.coasters;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether today's wagons and staff can carry today's guests, and everything that is wrong if not.
 *
 * @param status {@code ok} where nothing is wrong at all, else the word problem
 * @param rides of each wagon, in the order of their numbers
 * @param problems all of them, the worst first
 */
public record Plan(
        LocalTime opensAt,
        LocalTime closesAt,
        int windowMinutes,
        String status,
        Wagons wagons,
        Staff staff,
        Clients clients,
        List<WagonRides> rides,
        List<PlanProblem> problems) {

    /**
     * Wagons of the day.
     *
     * @param staffed of the present ones, those that have their staff
     * @param required the fewest that carry the clients; null where no number of them would
     */
    public record Wagons(int present, int staffed, @Nullable Long required) {}

    /**
     * People of the day.
     *
     * @param required for the required wagons; null where no number of these would do
     */
    public record Staff(
            int present,
            long requiredForPresentWagons,
            @Nullable Long required) {}

    /**
     * Guests of the day.
     *
     * @param capacity guests that all wagons could carry in the day
     * @param staffedCapacity guests that the wagons with staff can carry, the best wagons being staffed first
     */
    public record Clients(int planned, long capacity, long staffedCapacity) {}

    /**
     * What one wagon does.
     *
     * @param rides that it makes in the day, back at closing at the latest
     */
    public record WagonRides(UUID wagonId, String number, long rides) {}

    /** What takes the place of the best wagon where there is none: the wagon of the original task. */
    private static final int TEMPLATE_SEATS = 32;

    private static final BigDecimal TEMPLATE_SPEED_MPS = new BigDecimal("1.2");

    /** A wagon and what it can do in the day. */
    private record Carrier(Wagon wagon, long rides) {
        long clients() {
            return rides * wagon.seats();
        }
    }

    public Plan {
        rides = List.copyOf(rides);
        problems = List.copyOf(problems);
    }

    public static Plan of(Coaster coaster) {
        return of(coaster.settings(), coaster.trackLengthM(), coaster.wagons());
    }

    static Plan of(CoasterSettings settings, BigDecimal trackLengthM, List<Wagon> wagons) {
        OperatingHours hours = settings.hours();
        List<Carrier> byNumber = wagons.stream()
                .sorted(Comparator.comparing(Wagon::number))
                .map(wagon -> new Carrier(wagon, Rides.inDay(hours, trackLengthM, wagon.speedMps())))
                .toList();
        List<Carrier> bestFirst = byNumber.stream()
                .sorted(Comparator.comparingLong(Carrier::clients).reversed())
                .toList();
        int present = wagons.size();
        int staff = settings.staff();
        int planned = settings.dailyClients();
        int staffed = Math.clamp((staff - 1) / 2, 0, present);
        long capacity = clientsOf(bestFirst);
        long staffedCapacity = clientsOf(bestFirst.subList(0, staffed));

        Clients clients = new Clients(planned, capacity, staffedCapacity);
        Long required = capacity < planned
                ? requiredToCarryMore(bestFirst, planned - capacity, hours, trackLengthM)
                : Long.valueOf(fewestThatCarry(bestFirst, planned));
        Long requiredStaff = required == null ? null : Long.valueOf(staffFor(required));
        List<PlanProblem> problems = capacity < planned
                ? List.of(missingWagons(present, staff, required))
                : problemsOfEnough(present, staff, clients, fewestThatCarry(bestFirst, planned));

        return new Plan(
                settings.opensAt(),
                settings.closesAt(),
                hours.minutes(),
                problems.isEmpty() ? "ok" : "problem",
                new Wagons(present, staffed, required),
                new Staff(staff, staffFor(present), requiredStaff),
                clients,
                byNumber.stream()
                        .map(one -> new WagonRides(
                                one.wagon.id(), one.wagon.number().toString(), one.rides))
                        .toList(),
                problems);
    }

    /** One at the controls, and two for each wagon. */
    private static long staffFor(long wagons) {
        return 1 + 2 * wagons;
    }

    private static long clientsOf(List<Carrier> carriers) {
        return carriers.stream().mapToLong(Carrier::clients).sum();
    }

    private static @Nullable Long requiredToCarryMore(
            List<Carrier> bestFirst, long clients, OperatingHours hours, BigDecimal trackLengthM) {
        long template = bestFirst.isEmpty()
                ? TEMPLATE_SEATS * Rides.inDay(hours, trackLengthM, TEMPLATE_SPEED_MPS)
                : bestFirst.getFirst().clients();
        return template == 0 ? null : Long.valueOf(bestFirst.size() + Math.ceilDiv(clients, template));
    }

    private static long fewestThatCarry(List<Carrier> bestFirst, long clients) {
        long left = clients;
        int count = 0;
        while (left > 0) {
            left -= bestFirst.get(count).clients();
            count++;
        }
        return count;
    }

    /** Where no number of wagons would do, the staff is still measured against the wagons that are there. */
    private static PlanProblem missingWagons(int present, int staff, @Nullable Long required) {
        long wagonsToStaff = required == null ? present : required;
        long missingStaff = Math.max(0, staffFor(wagonsToStaff) - staff);
        return PlanProblem.missingWagons(required == null ? null : Long.valueOf(required - present), missingStaff);
    }

    private static List<PlanProblem> problemsOfEnough(int present, int staff, Clients clients, long required) {
        List<PlanProblem> problems = new ArrayList<>();
        if (clients.staffedCapacity() < clients.planned()) {
            problems.add(PlanProblem.unstaffedCapacity(clients.capacity(), clients.staffedCapacity()));
        }
        long staffOver = staff - staffFor(present);
        if (staffOver < 0) {
            problems.add(PlanProblem.missingStaff(-staffOver));
        } else if (staffOver > 0) {
            problems.add(PlanProblem.surplusStaff(staffOver));
        }
        long excessWagons = present - required;
        long excessStaff = Math.max(0, staff - staffFor(required));
        if (clients.capacity() > 2L * clients.planned() && (excessWagons > 0 || excessStaff > 0)) {
            problems.add(PlanProblem.surplusCapacity(excessWagons, excessStaff));
        }
        return problems;
    }
}
