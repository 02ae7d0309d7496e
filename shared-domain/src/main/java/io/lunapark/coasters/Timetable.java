package io.lunapark.coasters;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Every ride of every wagon in a day, in the order of departure.
 *
 * <p>Rides last exactly L ÷ v seconds, seldom a whole number, and are scheduled exactly; only what is shown is rounded,
 * up to the next whole second. So a wagon is never shown as back before it is, a day has as many rides as its plan, and
 * a wagon back exactly at closing is shown so. Where departures keep a headway, they are on whole seconds, as a
 * dispatcher's clock is. The wagon that has waited longest goes first.
 */
public record Timetable(List<Ride> rides) {

    /**
     * One ride. Times of day pass midnight; the seconds count from opening and do not.
     *
     * @param ride counts the rides of the wagon from 1
     * @param readyAgainAt after the break; may be after closing
     */
    public record Ride(
            UUID wagonId,
            String wagonNumber,
            int ride,
            LocalTime departsAt,
            LocalTime returnsAt,
            LocalTime readyAgainAt,
            long departsAfterSeconds,
            long returnsAfterSeconds,
            long readyAgainAfterSeconds) {}

    /** A wagon waiting for its next ride, ready {@code ready ÷ speed} seconds after opening; speed in mm/s. */
    private record Waiting(Wagon wagon, WagonNumber number, int ride, long ready, long speed) {

        private static final Comparator<Waiting> BY_READY =
                (one, other) -> Long.compare(one.ready * other.speed, other.ready * one.speed);

        static final Comparator<Waiting> LONGEST_FIRST = BY_READY.thenComparing(Waiting::number);

        static Waiting atOpening(Wagon wagon) {
            return new Waiting(wagon, wagon.number(), 1, 0, Limits.thousandths(wagon.speedMps()));
        }

        long readySecond() {
            return Math.ceilDiv(ready, speed);
        }
    }

    public Timetable {
        rides = List.copyOf(rides);
    }

    public static Timetable of(Coaster coaster) {
        OperatingHours hours = coaster.hours();
        long length = Limits.thousandths(coaster.trackLengthM());
        long headway = coaster.minHeadwaySeconds();
        PriorityQueue<Waiting> platform = new PriorityQueue<>(Waiting.LONGEST_FIRST);
        coaster.wagons().stream().map(Waiting::atOpening).forEach(platform::add);
        List<Ride> rides = new ArrayList<>();
        long nextDeparture = 0;
        while (!platform.isEmpty()) {
            Waiting next = platform.remove();
            long departs = headway == 0 ? next.ready : Math.max(next.readySecond(), nextDeparture) * next.speed;
            long returns = departs + length;
            if (returns <= hours.seconds() * next.speed) {
                long readyAgain = returns + Rides.BREAK_SECONDS * next.speed;
                rides.add(ride(next, departs, returns, readyAgain, hours.opensAt()));
                nextDeparture = Math.ceilDiv(departs, next.speed) + headway;
                platform.add(new Waiting(next.wagon, next.number, next.ride + 1, readyAgain, next.speed));
            }
        }
        return new Timetable(rides);
    }

    private static Ride ride(Waiting wagon, long departs, long returns, long readyAgain, LocalTime opensAt) {
        long departsAfter = Math.ceilDiv(departs, wagon.speed);
        long returnsAfter = Math.ceilDiv(returns, wagon.speed);
        long readyAgainAfter = Math.ceilDiv(readyAgain, wagon.speed);
        return new Ride(
                wagon.wagon.id(),
                wagon.wagon.number().toString(),
                wagon.ride,
                opensAt.plusSeconds(departsAfter),
                opensAt.plusSeconds(returnsAfter),
                opensAt.plusSeconds(readyAgainAfter),
                departsAfter,
                returnsAfter,
                readyAgainAfter);
    }
}
