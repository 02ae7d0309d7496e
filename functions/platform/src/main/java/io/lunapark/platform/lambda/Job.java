package io.lunapark.platform.lambda;

import java.util.Map;

/** Work that a schedule, a deployment or an operator starts. Running it twice does no harm. */
@FunctionalInterface
public interface Job {

    /** @return figures about what was done, for the caller and the log */
    Map<String, Object> run();
}
