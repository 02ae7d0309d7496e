package io.lunapark.platform.http;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request into a record, strictly: a field must be known, come once and be of its type as it is
 * written, and what is not {@code @Nullable} or {@code Optional} must be there. Everything that is wrong is told at
 * once, under the names that the caller used.
 */
@Singleton
public class StrictJson {

    /** What the body as a whole is called in an answer. */
    static final String WHOLE_BODY = "body";

    /** Decimals beyond 10^±100 are no quantity of this world, and slow to calculate with. */
    private static final int GREATEST_SCALE = 100;

    private static final Map<Class<?>, BigInteger> HIGHEST = Map.of(
            int.class, BigInteger.valueOf(Integer.MAX_VALUE),
            Integer.class, BigInteger.valueOf(Integer.MAX_VALUE),
            long.class, BigInteger.valueOf(Long.MAX_VALUE),
            Long.class, BigInteger.valueOf(Long.MAX_VALUE),
            short.class, BigInteger.valueOf(Short.MAX_VALUE),
            Short.class, BigInteger.valueOf(Short.MAX_VALUE));

    private final JsonMapper mapper;
    private final Validator validator;
    private final Map<Class<?>, RecordShape<?>> shapes = new ConcurrentHashMap<>();

    StrictJson(JsonMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    <T> T read(byte[] body, Argument<T> type) throws IOException {
        BadFields bad = new BadFields();
        JsonNode tree = JsonTree.read(body, bad);
        @SuppressWarnings("unchecked")
        T value = (T) value(type, tree, "", bad);
        bad.refuseIfAny();
        if (value == null) {
            throw InvalidRequest.of(WHOLE_BODY, "required");
        }
        return value;
    }

    /**
     * A part of a body that is read by itself, so that a bad one takes no other with it.
     *
     * @throws ProblemException {@code invalid-request}, with fields named as if the part were the whole
     */
    public <T> T read(JsonNode part, Class<T> type) {
        BadFields bad = new BadFields();
        Object value = value(Argument.of(type), part, "", bad);
        bad.refuseIfAny();
        if (value == null) {
            throw InvalidRequest.of(WHOLE_BODY, "required");
        }
        return type.cast(value);
    }

    /** The value for a node, or null, with the fault noted, where there is none. */
    private @Nullable Object value(Argument<?> type, JsonNode node, String path, BadFields bad) {
        Class<?> wanted = type.getType();
        if (wanted == Optional.class) {
            return node.isNull() ? Optional.empty() : Optional.ofNullable(value(itemOf(type), node, path, bad));
        }
        if (node.isNull()) {
            if (!type.isNullable()) {
                bad.add(nameOf(path), "required");
            }
            return null;
        }
        String kind = kindOf(wanted);
        if (kind != null && !kind.equals(kindOf(node))) {
            if (!(kind.equals("number") && "integer".equals(kindOf(node)))) {
                bad.add(nameOf(path), "wrong-type." + kind);
                return null;
            }
        }
        if (node.isNumber() && isOutOfRange(wanted, node.getNumberValue())) {
            BigInteger highest = HIGHEST.get(wanted);
            if (highest == null) {
                bad.add(nameOf(path), "out-of-range");
            } else {
                bad.add(
                        nameOf(path),
                        "out-of-range.between",
                        Map.of("min", highest.negate().subtract(BigInteger.ONE), "max", highest));
            }
            return null;
        }
        if (wanted == UUID.class && !StrictUuids.matches(node.getStringValue())) {
            bad.add(nameOf(path), "invalid-format.uuid");
            return null;
        }
        if (node.isArray() && Collection.class.isAssignableFrom(wanted)) {
            return list(type, node, path, bad);
        }
        if (node.isObject() && Map.class.isAssignableFrom(wanted)) {
            return map(type, node, path, bad);
        }
        if (node.isObject() && wanted.isRecord()) {
            RecordShape<?> shape = shapeOf(wanted);
            return shape == null ? converted(type, node, path, bad) : record(shape, node, path, bad);
        }
        return converted(type, node, path, bad);
    }

    private @Nullable Object list(Argument<?> type, JsonNode node, String path, BadFields bad) {
        List<@Nullable Object> items = new ArrayList<>(node.size());
        for (JsonNode item : node.values()) {
            items.add(value(itemOf(type), item, path + "[" + items.size() + "]", bad));
        }
        return type.getType() == Set.class ? new LinkedHashSet<>(items) : items;
    }

    /** The names are the caller's own. */
    private Object map(Argument<?> type, JsonNode node, String path, BadFields bad) {
        Argument<?> item = type.getTypeVariable("V").orElse(Argument.of(Object.class));
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.entries()) {
            String name = entry.getKey();
            if (!CleanText.isClean(name)) {
                bad.add(path, "invalid-format.characters");
            }
            items.put(name, value(item, entry.getValue(), path + "." + name, bad));
        }
        return items;
    }

    private <T> @Nullable T record(RecordShape<T> shape, JsonNode node, String path, BadFields bad) {
        int faultsBefore = bad.count();
        int size = shape.fields().size();
        @Nullable Object[] values = new Object[size];
        @Nullable String[] names = new String[size];
        for (Map.Entry<String, JsonNode> entry : node.entries()) {
            String name = entry.getKey();
            String child = path.isEmpty() ? name : path + "." + name;
            Integer index = shape.indexOf(name);
            if (index == null) {
                bad.add(child, "unknown-field");
            } else if (names[index] != null) {
                bad.add(child, "duplicate-field");
            } else {
                names[index] = child;
                values[index] = field(shape, index, entry.getValue(), child, bad);
            }
        }
        for (int i = 0; i < size; i++) {
            Argument<?> field = shape.fields().get(i);
            if (names[i] == null) {
                if (field.getType() == Optional.class) {
                    values[i] = Optional.empty();
                } else if (!field.isNullable()) {
                    bad.add(path.isEmpty() ? shape.nameOf(i) : path + "." + shape.nameOf(i), "required");
                }
            }
        }
        return bad.count() > faultsBefore ? null : made(shape, values, path, bad);
    }

    private @Nullable Object field(RecordShape<?> shape, int index, JsonNode node, String path, BadFields bad) {
        int faultsBefore = bad.count();
        Argument<?> field = shape.fields().get(index);
        Object value = value(field, node, path, bad);
        if (bad.count() == faultsBefore) {
            for (ConstraintViolation<?> violation : validator.validateValue(shape.type(), field.getName(), value)) {
                bad.add(Violations.bad(violation, path));
            }
        }
        return value;
    }

    private <T> @Nullable T made(RecordShape<T> shape, @Nullable Object[] values, String path, BadFields bad) {
        try {
            T made = shape.make(values);
            for (ConstraintViolation<T> violation : validator.validate(made)) {
                bad.add(Violations.bad(violation, nameOf(path)));
            }
            return made;
        } catch (IllegalArgumentException | DateTimeException refused) {
            bad.add(nameOf(path), "invalid-value");
            return null;
        }
    }

    private @Nullable Object converted(Argument<?> type, JsonNode node, String path, BadFields bad) {
        try {
            return mapper.readValueFromTree(node, type);
        } catch (IOException | IllegalArgumentException | DateTimeException refused) {
            bad.add(nameOf(path), refusalOf(type.getType(), node));
            return null;
        }
    }

    private static String refusalOf(Class<?> wanted, JsonNode node) {
        return node.isString() && !wanted.isEnum() ? "invalid-format" : "invalid-value";
    }

    private @Nullable RecordShape<?> shapeOf(Class<?> type) {
        RecordShape<?> known = shapes.get(type);
        if (known == null) {
            Optional<? extends BeanIntrospection<?>> bean = BeanIntrospector.SHARED.findIntrospection(type);
            known = bean.map(RecordShape::of).orElse(null);
            if (known != null) {
                shapes.put(type, known);
            }
        }
        return known;
    }

    private static boolean isOutOfRange(Class<?> wanted, Number number) {
        if (number instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale() - decimal.precision()) > GREATEST_SCALE
                    || Math.abs((long) decimal.scale()) > GREATEST_SCALE;
        }
        BigInteger highest = HIGHEST.get(wanted);
        BigInteger whole = number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
        return highest == null
                ? whole.bitLength() > 332 // 10^100
                : whole.compareTo(highest) > 0
                        || whole.compareTo(highest.negate().subtract(BigInteger.ONE)) < 0;
    }

    /** What a value of this type is written as; null where the type itself knows. */
    private static @Nullable String kindOf(Class<?> type) {
        if (HIGHEST.containsKey(type) || type == BigInteger.class) {
            return "integer";
        } else if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return "number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        } else if (CharSequence.class.isAssignableFrom(type)
                || TemporalAccessor.class.isAssignableFrom(type)
                || type == UUID.class
                || type.isEnum()) {
            return "text";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "list";
        } else if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "object";
        }
        return null;
    }

    private static String kindOf(JsonNode node) {
        if (node.isNumber()) {
            return node.getNumberValue() instanceof BigDecimal ? "number" : "integer";
        } else if (node.isBoolean()) {
            return "boolean";
        } else if (node.isString()) {
            return "text";
        }
        return node.isArray() ? "list" : "object";
    }

    private static Argument<?> itemOf(Argument<?> type) {
        Optional<Argument<?>> item = type.getFirstTypeVariable();
        return item.isPresent() ? item.get() : Argument.OBJECT_ARGUMENT;
    }

    private static String nameOf(String path) {
        return path.isEmpty() ? WHOLE_BODY : path;
    }
}
