package io.lunapark.kernel;

import java.util.UUID;

/** Where new ids come from. Rules ask for them here, so that tests own them. */
@FunctionalInterface
public interface Ids {

    /** An id that was never given before; a UUIDv7 outside of tests. */
    UUID next();
}
