package io.lunapark.platform.http;

import io.lunapark.platform.http.InvalidRequest.BadField;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which fault a broken constraint is. A constraint may choose its own by its message: {@code @Pattern(regexp =
 * "…", message = "invalid-format.time")}.
 */
final class Violations {

    private static final java.util.regex.Pattern OWN_REASON =
            java.util.regex.Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");

    private Violations() {}

    /** Broken constraints of parameters, headers and the like. */
    static InvalidRequest problem(Set<? extends ConstraintViolation<?>> violations) {
        return new InvalidRequest(violations.stream()
                .map(violation -> bad(violation, pathOf(violation.getPropertyPath())))
                .toList());
    }

    static BadField bad(ConstraintViolation<?> violation, String field) {
        Map<String, Object> limits = violation.getConstraintDescriptor() == null
                ? Map.of()
                : violation.getConstraintDescriptor().getAttributes();
        String template = violation.getMessageTemplate();
        if (template != null && OWN_REASON.matcher(template).matches()) {
            return new BadField(field, template, limits);
        }
        Annotation constraint = violation.getConstraintDescriptor() == null
                ? null
                : violation.getConstraintDescriptor().getAnnotation();
        Class<?> type = constraint == null ? Void.class : constraint.annotationType();
        return bad(type, limits, violation.getInvalidValue(), field);
    }

    private static BadField bad(Class<?> type, Map<String, Object> limits, @Nullable Object value, String field) {
        if (Boolean.FALSE.equals(limits.get("inclusive"))) {
            return new BadField(field, type == DecimalMin.class ? "out-of-range.above" : "out-of-range.below", limits);
        } else if (type == Digits.class) {
            return new BadField(field, "out-of-range.digits", limits);
        } else if (type == NotNull.class) {
            return new BadField(field, "required");
        } else if (type == NotBlank.class || type == NotEmpty.class) {
            return new BadField(field, "blank");
        } else if (type == Min.class || type == DecimalMin.class) {
            return new BadField(field, "out-of-range.at-least", limits);
        } else if (type == Max.class || type == DecimalMax.class) {
            return new BadField(field, "out-of-range.at-most", limits);
        } else if (type == PositiveOrZero.class) {
            return new BadField(field, "out-of-range.at-least", Map.of("min", 0));
        } else if (type == Positive.class || type == Negative.class) {
            return new BadField(field, "out-of-range");
        } else if (type == Pattern.class || type == Email.class) {
            return new BadField(field, "invalid-format");
        } else if (type == Size.class) {
            return size(limits, value, field);
        }
        return new BadField(field, "invalid-value");
    }

    private static BadField size(Map<String, Object> limits, @Nullable Object value, String field) {
        int size = value instanceof CharSequence text
                ? SizeInCharacters.length(text)
                : value instanceof Collection<?> items ? items.size() : 0;
        boolean text = value instanceof CharSequence;
        if (limits.get("min") instanceof Number least && size < least.intValue()) {
            return new BadField(field, text ? "too-short" : "too-few", limits);
        }
        return new BadField(field, text ? "too-long" : "too-many", limits);
    }

    private static String pathOf(Path path) {
        StringBuilder name = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getIndex() != null) {
                name.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                name.append(name.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return name.toString();
    }
}
