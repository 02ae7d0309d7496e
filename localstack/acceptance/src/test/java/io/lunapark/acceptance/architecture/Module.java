package io.lunapark.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Optional;

/** The modules of the house, told by where a class was loaded from. */
enum Module {
    SHARED_DOMAIN("shared-domain"),
    PLATFORM("platform"),
    IDENTITY("identity"),
    COASTERS("coasters"),
    DOORS("doors"),
    OPERATIONS("operations"),
    CONSOLE("console"),
    LOCALSTACK("localstack"),
    PACKING("packing"),
    BENCH("bench"),
    COST("cost"),
    TESTING("testing");

    private final String folder;

    Module(String folder) {
        this.folder = folder;
    }

    /** Empty for what is not ours. */
    static Optional<Module> of(JavaClass type) {
        String place = type.getBaseComponentType()
                .getSource()
                .map(source -> source.getUri().toString())
                .orElse("");
        return Arrays.stream(values())
                .filter(module -> place.contains("/" + module.folder + "/target/")
                        || place.contains("/" + module.folder + "-1.0.0.jar!"))
                .findFirst();
    }

    boolean holds(JavaClass type) {
        return of(type).filter(this::equals).isPresent();
    }

    /** The runner, and what is built on it. */
    boolean isTool() {
        return ordinal() >= LOCALSTACK.ordinal();
    }

    boolean isSystem() {
        return this == IDENTITY || this == COASTERS || this == DOORS || this == OPERATIONS || this == CONSOLE;
    }
}
