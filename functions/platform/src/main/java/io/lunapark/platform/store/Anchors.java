package io.lunapark.platform.store;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The anchor by its address, as template.yaml hands it on: the name of a bucket, or {@code file:} and a path. */
@Factory
@Requires(property = "lunapark.audit-anchor")
final class Anchors {

    private static final String FILE = "file:";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Singleton
    Anchor anchor(
            @Property(name = "lunapark.audit-anchor") String address,
            @Property(name = "aws.region", defaultValue = "eu-central-1") String region,
            @Nullable @Property(name = "aws.endpoint.url.s3") String endpoint) {
        if (address.startsWith(FILE)) {
            return new FileAnchor(Path.of(address.substring(FILE.length())));
        }
        URI bucket = URI.create(
                endpoint == null
                        ? "https://" + address + ".s3." + region + ".amazonaws.com"
                        : endpoint + "/" + address);
        return new LockedObjects(
                ApacheHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build(),
                DefaultCredentialsProvider.create(),
                bucket,
                region);
    }
}
