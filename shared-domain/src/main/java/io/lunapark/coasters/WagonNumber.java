package io.lunapark.coasters;

/** The name of a wagon within its coaster: {@code W1}, {@code W2}, … Given once in a coaster and never again. */
public record WagonNumber(int ordinal) implements Comparable<WagonNumber> {

    public WagonNumber {
        Limits.check(ordinal >= 1, "wagon number", ordinal);
    }

    /** @throws IllegalArgumentException unless it is written so */
    public static WagonNumber parse(String text) {
        Limits.check(text.matches("W[1-9]\\d{0,8}"), "wagon number", text);
        return new WagonNumber(Integer.parseInt(text.substring(1)));
    }

    @Override
    public int compareTo(WagonNumber other) {
        return Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return "W" + ordinal;
    }
}
