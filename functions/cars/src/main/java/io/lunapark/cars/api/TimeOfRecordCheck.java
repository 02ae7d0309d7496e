package io.lunapark.cars.api;

import io.lunapark.cars.CarRecord;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks {@link TimeOfRecord}. */
@Singleton
final class TimeOfRecordCheck implements ConstraintValidator<TimeOfRecord, Instant> {

    @Override
    public boolean isValid(
            @Nullable Instant value, AnnotationValue<TimeOfRecord> annotation, ConstraintValidatorContext context) {
        return value == null || CarRecord.isTime(value);
    }
}
