package io.lunapark.platform.lambda;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one class that a function serves. Functions of a system share one zip, and a Micronaut context sees every
 * bean in it; so a use case is only a bean where the setting {@code lunapark.use-case} is its simple class name.
 */
@Singleton
@Requires(condition = OwnUseCase.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UseCase {}
