package io.lunapark.platform.store;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * What the role shows Postgres: the password of the settings, or a token of IAM where these say so. A token is a signed
 * address, made without a call, and good for beginning a connection within 15 minutes.
 */
@Singleton
public final class DatabasePassword {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final String SCHEME = "https://";

    private final DatabaseSettings settings;
    private final String region;
    private final Clock clock;
    private final AwsCredentialsProvider credentials;

    @Inject
    DatabasePassword(
            DatabaseSettings settings,
            @Property(name = "aws.region", defaultValue = "eu-central-1") String region,
            Clock clock) {
        this(settings, region, clock, DefaultCredentialsProvider.create());
    }

    DatabasePassword(DatabaseSettings settings, String region, Clock clock, AwsCredentialsProvider credentials) {
        this.settings = settings;
        this.region = region;
        this.clock = clock;
        this.credentials = credentials;
    }

    /** To be used at once: the next connection asks again. */
    public String now() {
        return settings.iam() ? token() : settings.password();
    }

    private String token() {
        URI database = URI.create(settings.url().substring("jdbc:".length()));
        SdkHttpRequest connect = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(SCHEME + database.getHost() + ":" + database.getPort() + "/"))
                .putRawQueryParameter("Action", "connect")
                .putRawQueryParameter("DBUser", settings.user())
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(connect)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, GOOD_FOR)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri()
                .toString()
                .substring(SCHEME.length());
    }
}
