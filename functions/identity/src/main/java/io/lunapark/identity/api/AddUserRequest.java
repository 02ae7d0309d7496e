package io.lunapark.identity.api;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.User;
import io.lunapark.kernel.Names;
import io.lunapark.kernel.Role;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;

/** A new user. They choose their password when they accept an invitation. */
@Serdeable
@Schema(name = "AddUser")
public record AddUserRequest(
        @Pattern(regexp = EmailAddress.PATTERN, message = "invalid-format.email")
        @Schema(example = "jan@lunapark.example")
        String email,

        @Size(min = 1, max = User.MAX_NAME_LENGTH)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Jan Kowalski")
        String name,

        @Size(min = 1) @Schema(type = "array", example = "[\"operator\"]")
        Set<Role> roles,

        @Nullable @Pattern(regexp = User.LOCALE_PATTERN, message = "invalid-value") @Schema(example = "pl")
        String locale) {

    /** What was asked for, or the language of the call. */
    public String localeOr(Locale language) {
        return locale == null ? language.toLanguageTag() : locale;
    }

    public EmailAddress address() {
        return new EmailAddress(email);
    }
}
