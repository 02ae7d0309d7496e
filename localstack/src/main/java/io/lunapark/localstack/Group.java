package io.lunapark.localstack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The nodes that share the stores of one of them (docs/decisions/0047). {@code storesOf} is the data folder of the node
 * whose stores this one uses, empty where it runs its own; {@code leads} is false for a node that leaves schedules to others.
 */
public record Group(Optional<Path> storesOf, boolean leads) {

    public static final Group ALONE = new Group(Optional.empty(), true);
}
