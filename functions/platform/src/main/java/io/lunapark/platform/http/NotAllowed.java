package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import io.lunapark.kernel.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The caller is known and none of their roles is enough: 403 {@code not-allowed}, with those that are. */
public record NotAllowed(Set<Role> enough) implements Problem.Forbidden {

    @Override
    public Map<String, Object> parameters() {
        return Map.of("roles", enough.stream().map(Role::toString).collect(Collectors.joining(", ")));
    }
}
