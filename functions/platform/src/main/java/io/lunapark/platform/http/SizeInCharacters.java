package io.lunapark.platform.http;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.DefaultConstraintValidators;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * Lets {@code @Size} of a text count characters (code points), as JSON Schema and Postgres do: the framework would count
 * an emoji twice.
 */
@Singleton
@Replaces(DefaultConstraintValidators.class)
class SizeInCharacters extends DefaultConstraintValidators {

    private static final ConstraintValidator<Size, CharSequence> CHARACTERS = (text, size, context) -> {
        if (text == null) {
            return true;
        }
        int length = length(text);
        return size.intValue("min").orElse(0) <= length
                && length <= size.intValue("max").orElse(Integer.MAX_VALUE);
    };

    SizeInCharacters(BeanContext beans) {
        super(beans);
    }

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A extends Annotation, T> Optional<ConstraintValidator<A, T>> findConstraintValidator(
            Class<A> constraint, Class<T> target) {
        return constraint == Size.class && CharSequence.class.isAssignableFrom(target)
                ? Optional.of((ConstraintValidator<A, T>) CHARACTERS)
                : super.findConstraintValidator(constraint, target);
    }
}
