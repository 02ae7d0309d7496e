package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Fn;

/**
 * Works out what the root template passes to a system.
 *
 * @param known values of root parameters; the others have their defaults
 * @param references a value of another stack, by the id of a resource or of an application, and an attribute; the
 *     attribute {@code Ref} is what {@code !Ref} says
 */
record Arguments(Map<String, String> known, SamTemplate root, BinaryOperator<String> references) {

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(!?)([^}]+)}");

    /** Whether this is just a root parameter that a deployment may set. */
    boolean isOpen(@Nullable Object value) {
        return map(value).get("Ref") instanceof String name
                && root.parameters().containsKey(name)
                && !known.containsKey(name);
    }

    /** @throws IllegalStateException when it is something that is not worked out here */
    String valueOf(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        Map<String, Object> intrinsic = map(value);
        if (intrinsic.size() == 1) {
            Object of = intrinsic.values().iterator().next();
            switch (intrinsic.keySet().iterator().next()) {
                case "Ref" -> {
                    return named(String.valueOf(of));
                }
                case "Fn::GetAtt" -> {
                    return named(of instanceof List<?> parts ? joined(".", parts) : String.valueOf(of));
                }
                case "Fn::Join" -> {
                    if (of instanceof List<?> parts && parts.get(1) instanceof List<?> texts) {
                        return joined(String.valueOf(parts.getFirst()), texts);
                    }
                }
                case "Fn::Sub" -> {
                    return of instanceof List<?> parts
                            ? filled(String.valueOf(parts.getFirst()), map(parts.get(1)))
                            : filled(String.valueOf(of), Map.of());
                }
                default -> {}
            }
        }
        throw new IllegalStateException(root.file() + ": " + value + " is not worked out here");
    }

    private String joined(String separator, List<?> texts) {
        return String.join(separator, texts.stream().map(this::valueOf).toList());
    }

    private String filled(String text, Map<String, Object> variables) {
        return IN_TEXT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        !found.group(1).isEmpty()
                                ? "${" + found.group(2) + "}"
                                : variables.containsKey(found.group(2))
                                        ? valueOf(variables.get(found.group(2)))
                                        : named(found.group(2))));
    }

    private String named(String name) {
        if (known.containsKey(name)) {
            return known.get(name);
        }
        if (root.parameters().containsKey(name)) {
            return valueOf(map(root.parameters().get(name)).get("Default"));
        }
        if (name.startsWith("AWS::")) {
            return Fn.ref(name);
        }
        String[] parts = name.split("\\.", 2);
        if (!root.hasResource(parts[0])) {
            throw new IllegalStateException(root.file() + " has no " + parts[0]);
        }
        return references.apply(parts[0], parts.length == 2 ? parts[1] : "Ref");
    }
}
