package io.lunapark.identity.api;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.Password;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** E-mail address and password. */
@Serdeable
@Schema(name = "SignIn")
public record SignInRequest(
        @Pattern(regexp = EmailAddress.PATTERN, message = "invalid-format.email")
        @Schema(example = "ola@lunapark.example")
        String email,

        @Size(max = Password.MAX_TYPED) @Schema(example = "three otters on a roller coaster")
        String password) {

    public EmailAddress address() {
        return new EmailAddress(email);
    }
}
