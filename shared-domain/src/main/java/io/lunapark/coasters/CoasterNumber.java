package io.lunapark.coasters;

/** The name of a coaster on boards and consoles: {@code A1}, {@code A2}, … Given once in a park and never again. */
public record CoasterNumber(long ordinal) {

    public CoasterNumber {
        Limits.check(ordinal >= 1, "coaster number", ordinal);
    }

    /** @throws IllegalArgumentException unless it is written so */
    public static CoasterNumber parse(String text) {
        Limits.check(text.matches("A[1-9]\\d{0,17}"), "coaster number", text);
        return new CoasterNumber(Long.parseLong(text.substring(1)));
    }

    @Override
    public String toString() {
        return "A" + ordinal;
    }
}
