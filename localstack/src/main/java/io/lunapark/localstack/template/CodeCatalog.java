package io.lunapark.localstack.template;

import java.util.Optional;

/** Knows the code that a template names. */
public interface CodeCatalog {

    /** What is wrong with a handler, empty when it can be called. */
    Optional<String> faultOfHandler(String handler);

    /** What is wrong with a use case, empty when a class serves it. */
    Optional<String> faultOfUseCase(String useCase);

    /** For those who read a template and run nothing of it: takes every name. */
    static CodeCatalog unchecked() {
        return new CodeCatalog() {
            @Override
            public Optional<String> faultOfHandler(String handler) {
                return Optional.empty();
            }

            @Override
            public Optional<String> faultOfUseCase(String useCase) {
                return Optional.empty();
            }
        };
    }
}
