package io.lunapark.identity.api;

import io.lunapark.identity.User;
import io.lunapark.kernel.Role;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * A user as admins see it.
 *
 * @param version counts changes of roles and activity; also the {@code ETag}
 */
@Serdeable
@Schema(name = "User")
public record UserBody(
        UUID id,
        @Schema(example = "ola@lunapark.example") String email,
        @Schema(example = "Ola Nowak") String name,
        List<String> roles,
        @Schema(example = "pl") String locale,
        boolean active,
        @Schema(example = "1") long version) {

    public static UserBody of(User user) {
        return new UserBody(
                user.id(),
                user.email(),
                user.name(),
                user.roles().stream().map(Role::toString).toList(),
                user.locale(),
                user.active(),
                user.version());
    }
}
