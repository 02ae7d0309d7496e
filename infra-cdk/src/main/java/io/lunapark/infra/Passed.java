package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.cloudformation.include.CfnInclude;

/**
 * What a template gets for its parameters.
 *
 * @param values put in where the parameter is used
 * @param open parameters that a deployment may set, with what the root template says of them
 */
record Passed(Map<String, String> values, Map<String, Map<String, Object>> open) {

    /** The root template with its defaults. */
    static Passed toShared(Arguments arguments) {
        Map<String, String> values = new HashMap<>();
        arguments
                .root()
                .parameters()
                .keySet()
                .forEach(name -> values.put(name, arguments.valueOf(Map.of("Ref", name))));
        return new Passed(values, Map.of());
    }

    /** @throws IllegalStateException when the system has a parameter that it is not passed */
    static Passed to(Venue.VenueSystem system, Arguments arguments) {
        system.template().parameters().forEach((name, declared) -> {
            if (!system.arguments().containsKey(name) && !map(declared).containsKey("Default")) {
                throw new IllegalStateException(
                        arguments.root().file() + " does not pass " + name + " to " + system.id());
            }
        });
        Map<String, String> values = new HashMap<>();
        Map<String, Map<String, Object>> open = new HashMap<>();
        system.arguments().forEach((name, value) -> {
            if (arguments.isOpen(value)) {
                open.put(name, map(arguments.root().parameters().get(map(value).get("Ref"))));
            } else {
                values.put(name, arguments.valueOf(value));
            }
        });
        return new Passed(values, open);
    }

    void describe(CfnInclude template) {
        open.forEach((name, like) -> {
            CfnParameter parameter = template.getParameter(name);
            if (like.containsKey("Default")) {
                parameter.setDefaultValue(String.valueOf(like.get("Default")));
            }
            if (like.get("Description") instanceof String description) {
                parameter.setDescription(description);
            }
            if (like.get("AllowedValues") instanceof List<?> allowed) {
                parameter.setAllowedValues(allowed.stream().map(String::valueOf).toList());
            }
        });
    }
}
