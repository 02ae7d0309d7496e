package io.lunapark.platform.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How a function reaches its Postgres schema; from {@code LUNAPARK_DATABASE_…}.
 *
 * @param url JDBC address; in the cloud that of the proxy in front of Aurora
 * @param user role of the system, which sees its own schema only
 * @param iam true where the role shows a token of IAM instead of the password
 * @param poolSize most connections of one function; they are opened when needed, so in the cloud, where an instance serves
 *     one call at a time, only the relay has more than one, while on one machine all calls of a function share them
 */
@ConfigurationProperties("lunapark.database")
public record DatabaseSettings(
        String url,
        String user,
        @Bindable(defaultValue = "") String password,
        @Bindable(defaultValue = "false") boolean iam,
        @Bindable(defaultValue = "8") int poolSize) {}
