package io.lunapark.doors;

/** How much trust a door asks for, and how much a member has in one building: never in all. */
public enum Level {
    low,
    high;

    /** Whether a member of this level may open a door of that one; who opens high doors opens low ones too. */
    public boolean opens(Level door) {
        return compareTo(door) >= 0;
    }
}
