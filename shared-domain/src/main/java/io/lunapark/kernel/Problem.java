package io.lunapark.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A reason why the business refuses something. Each system has a sealed sub-interface whose records are all that can be
 * refused there, a line each: {@code record TooManyWagons(int limit) implements CoasterProblem, Conflict {}}. The words for
 * a code are written elsewhere, in four languages.
 */
public interface Problem {

    /** Stable, since callers branch on it: the name of the record in kebab-case, e.g. {@code too-many-wagons}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The HTTP status that says the same, 400 to 499. */
    int status();

    /** What fills the {@code {name}} places of the text: the components of the record. */
    default Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (RecordComponent component : components()) {
            if (!component.isAnnotationPresent(Field.class)) {
                Object value = value(component);
                parameters.put(
                        component.getName(), value instanceof BigDecimal number ? number.toPlainString() : value);
            }
        }
        return parameters;
    }

    /** The fields of the request that are to blame; none where it is the whole. */
    default List<String> badFields() {
        Field ofType = getClass().getAnnotation(Field.class);
        return ofType != null
                ? List.of(ofType.value())
                : Arrays.stream(components())
                        .filter(component -> component.isAnnotationPresent(Field.class))
                        .map(component -> value(component).toString())
                        .toList();
    }

    private RecordComponent[] components() {
        return getClass().isRecord() ? getClass().getRecordComponents() : new RecordComponent[0];
    }

    private Object value(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " of a problem has to be public", e);
        }
    }

    /** Names the fields of the request that are to blame: on a record their names, on a component of it that which holds one. */
    @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Field {
        String[] value() default {};
    }

    /** The request itself cannot be meant: 400. */
    interface Invalid extends Problem {
        @Override
        default int status() {
            return 400;
        }
    }

    /** The caller has not shown who they are: 401. */
    interface Unauthorized extends Problem {
        @Override
        default int status() {
            return 401;
        }
    }

    /** This caller may not: 403. */
    interface Forbidden extends Problem {
        @Override
        default int status() {
            return 403;
        }
    }

    /** What was asked about is not there: 404. */
    interface NotFound extends Problem {
        @Override
        default int status() {
            return 404;
        }
    }

    /** It cannot be as things stand: 409. */
    interface Conflict extends Problem {
        @Override
        default int status() {
            return 409;
        }
    }

    /** Too often: 429, with a component {@code retryAfterSeconds}. */
    interface TooManyRequests extends Problem {
        @Override
        default int status() {
            return 429;
        }
    }
}
