package io.lunapark.coasters;

/** The name of a coaster on boards and consoles: {@code A1}, {@code A2}, … Given once in a park and never again. */
public record CoasterNumber(long ordinal) {

    public CoasterNumber {
        Limits.check(ordinal >= 1, "coaster number", ordinal);
    }

    @Override
    public String toString() {
        return "A" + ordinal;
    }
}
