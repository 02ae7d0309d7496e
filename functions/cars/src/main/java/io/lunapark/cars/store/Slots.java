package io.lunapark.cars.store;

import java.util.concurrent.ThreadLocalRandom;

/** Rows that are counted in side by side: those who store at once rarely wait for the same. */
final class Slots {

    private static final int COUNT = 8;

    private Slots() {}

    static int any() {
        return ThreadLocalRandom.current().nextInt(COUNT);
    }
}
