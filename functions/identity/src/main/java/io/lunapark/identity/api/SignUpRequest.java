package io.lunapark.identity.api;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.Password;
import io.lunapark.identity.User;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** A request for an account. It cannot choose a role. */
@Serdeable
@Schema(name = "SignUp")
public record SignUpRequest(
        @Pattern(regexp = EmailAddress.PATTERN, message = "invalid-format.email")
        @Schema(example = "ola@lunapark.example")
        String email,

        @Size(max = Password.MAX_TYPED)
        @Schema(
                example = "three otters on a roller coaster",
                minLength = Password.MIN_LENGTH,
                maxLength = Password.MAX_LENGTH)
        String password,

        @Size(min = 1, max = User.MAX_NAME_LENGTH)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Ola Nowak")
        String name,

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
