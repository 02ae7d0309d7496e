package io.lunapark.billing.api;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Checks {@link NotZero}. */
@Singleton
final class NotZeroCheck implements ConstraintValidator<NotZero, Long> {

    @Override
    public boolean isValid(
            @Nullable Long value, AnnotationValue<NotZero> annotation, ConstraintValidatorContext context) {
        return value == null || value != 0;
    }
}
