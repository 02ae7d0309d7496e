package io.lunapark.kernel;

/** Something that happened and is true from now on: a record named in the past tense. */
public interface DomainEvent {

    /** The name under which it is published; together with {@link #version()} it picks the schema. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** Version of the schema; within a version only additions are allowed. */
    default int version() {
        return 1;
    }

    /** What it happened to, e.g. {@code coaster/<id>}: events of one subject are numbered and kept in order. */
    String subject();

    /** Version of the subject after this event, counted from 1: the order in which consumers take its events. */
    long sequence();
}
