package io.lunapark.platform.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;

/**
 * How a function reaches its Postgres schema; from {@code LUNAPARK_DATABASE_…}.
 *
 * @param url JDBC address; in the cloud that of the proxy in front of Aurora
 * @param user role of the system, which sees its own schema only
 * @param poolSize most connections of one function; a Lambda instance serves one call at a time, so in the cloud 1 is
 *     enough, while on one machine all calls of a function share it
 */
@ConfigurationProperties("lunapark.database")
public record DatabaseSettings(
        @NotBlank String url,
        @NotBlank String user,
        @Bindable(defaultValue = "") String password,
        @Bindable(defaultValue = "8") int poolSize) {}
