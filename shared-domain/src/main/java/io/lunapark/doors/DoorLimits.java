package io.lunapark.doors;

import io.lunapark.kernel.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bounds of everything that can be entered here, each with its reason. */
public final class DoorLimits {

    /** A building's name fits on a key tag. In characters (code points), as all lengths here. */
    public static final int MIN_BUILDING_NAME = 4;

    public static final int MAX_BUILDING_NAME = 20;

    /** What is written over a door, and on a list of groups. */
    public static final int MAX_NAME = 50;

    /** One line in a letter of refusal. */
    public static final int MAX_REASON = 200;

    /** Doors of a building that is added without saying which. */
    public static final int DEFAULT_DOORS = 16;

    /** Every door is an event of its own in the one transaction that adds the building. */
    public static final int MAX_DOORS = 100;

    /** A change of a group rewrites each of its doors and people before it answers. */
    public static final int MAX_GROUP_DOORS = 100;

    public static final int MAX_GROUP_PEOPLE = 200;

    /** What hangs on one door or one person is read whole at every unlock: some kilobytes at most. */
    public static final int MAX_GROUPS_OF_DOOR = 20;

    public static final int MAX_GROUPS_OF_PERSON = 50;
    public static final int MAX_MEMBERSHIPS = 100;
    public static final int MAX_PASSES = 20;
    public static final int MAX_PASS_DOORS = 20;

    /** Beyond it a guest is a member. */
    public static final int MAX_PASS_USES = 1_000;

    public static final int MAX_OPENINGS = 50;
    public static final int MAX_HOLIDAYS = 100;

    /** What four digits of a year can say, and every store can hold. */
    private static final Instant FIRST_MOMENT = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999Z");

    private DoorLimits() {}

    static String name(String text, int min, int max, String what) {
        int length = Names.length(text);
        check(min <= length && length <= max, what);
        check(Names.isOneLine(text) && text.equals(text.strip()), what);
        return text;
    }

    /** To the millisecond, as it is told everywhere. */
    static Instant moment(Instant time) {
        Instant moment = time.truncatedTo(ChronoUnit.MILLIS);
        check(!moment.isBefore(FIRST_MOMENT) && !moment.isAfter(LAST_MOMENT), "time");
        return moment;
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what + " out of bounds");
        }
    }
}
