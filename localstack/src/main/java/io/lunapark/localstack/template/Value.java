package io.lunapark.localstack.template;

import java.util.Optional;

/** A text that one template hands to another, and the resource that it stands for, if any. */
record Value(String text, Optional<Reference> origin) {

    static Value of(String text) {
        return new Value(text, Optional.empty());
    }
}
