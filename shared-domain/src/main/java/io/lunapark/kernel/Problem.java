package io.lunapark.kernel;

import java.util.Map;
import java.util.Optional;

/**
 * A reason why the business refuses something. Each system has a sealed sub-interface whose records are all that can be
 * refused there; the words for a code are written elsewhere, in four languages.
 */
public interface Problem {

    /** Stable and kebab-case, e.g. {@code coaster-not-found}: callers branch on it, so it never changes. */
    String code();

    /** The HTTP status that says the same, 400 to 499. */
    int status();

    /** What fills the {@code {name}} places of the text. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** The field of the request that is to blame, where it is one. */
    default Optional<String> field() {
        return Optional.empty();
    }
}
