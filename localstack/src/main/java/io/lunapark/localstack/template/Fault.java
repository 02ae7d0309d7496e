package io.lunapark.localstack.template;

import java.util.Comparator;

/** Something in a template that the runner cannot run. Lines count from 1. */
public record Fault(String file, int line, String text) implements Comparable<Fault> {

    private static final Comparator<Fault> ORDER =
            Comparator.comparing(Fault::file).thenComparing(Fault::line).thenComparing(Fault::text);

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
