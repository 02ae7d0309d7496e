package io.lunapark.localstack.template;

/** Something in the template that the runner cannot run. Lines count from 1. */
public record Fault(int line, String text) implements Comparable<Fault> {

    @Override
    public int compareTo(Fault other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : text.compareTo(other.text);
    }
}
