package io.lunapark.identity.api;

import io.lunapark.identity.User;
import io.lunapark.kernel.Role;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** The signed-in user. */
@Serdeable
@Schema(name = "Me")
public record MeBody(
        UUID id,
        @Schema(example = "ola@lunapark.example") String email,
        @Schema(example = "Ola Nowak") String name,
        List<String> roles,
        @Schema(example = "pl") String locale) {

    public static MeBody of(User user) {
        return new MeBody(
                user.id(),
                user.email(),
                user.name(),
                user.roles().stream().map(Role::toString).toList(),
                user.locale());
    }
}
