package io.lunapark.localstack.template;

import java.util.Optional;

/** Knows the code that a template names. */
public interface CodeCatalog {

    /** What is wrong with a handler, empty when it can be called. */
    Optional<String> faultOfHandler(String handler);

    /** What is wrong with a use case, empty when a class serves it. */
    Optional<String> faultOfUseCase(String useCase);
}
