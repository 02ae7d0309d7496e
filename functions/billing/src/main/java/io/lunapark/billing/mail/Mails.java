package io.lunapark.billing.mail;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The mail by its settings: a folder where there is one, SES elsewhere. */
@Factory
@Requires(property = "lunapark.mail-from")
final class Mails {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Singleton
    Mail mail(
            @Property(name = "lunapark.mail-folder", defaultValue = "") String folder,
            @Property(name = "aws.region", defaultValue = "eu-central-1") String region,
            @Nullable @Property(name = "aws.endpoint.url.sesv2") String endpoint,
            JsonMapper json) {
        if (!folder.isEmpty()) {
            return new MailFolder(Path.of(folder));
        }
        return new SesMail(
                ApacheHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build(),
                DefaultCredentialsProvider.create(),
                json,
                URI.create(endpoint == null ? "https://email." + region + ".amazonaws.com" : endpoint),
                region);
    }
}
