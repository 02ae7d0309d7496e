package io.lunapark.platform.store;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.apache.http.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients. Each is made when a use case first asks for it; on one machine the standard variables
 * {@code AWS_ENDPOINT_URL_…} point them at the local stores.
 */
@Factory
final class Aws {

    /**
     * An attempt that has not been answered by then is given up. All attempts of a call together end with the time of the
     * invocation at the latest: the caller gets 503, not silence.
     */
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(2);

    /**
     * Shorter: a command has already committed when it publishes, and the relay sends what is left. Long enough for the
     * first call of a cold function.
     */
    private static final Duration BUS_PATIENCE = Duration.ofSeconds(1);

    /** Two of them stay below 50 ms: a person at a door takes a longer wait for a broken door. */
    private static final BackoffStrategy QUICK_RETRY = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(20));

    private final QuickHandshake tls = new QuickHandshake(SSLContexts.createDefault());
    private final String region;
    private final String accessKey;

    Aws(
            @Property(name = "aws.region", defaultValue = "eu-central-1") String region,
            @Property(name = "aws.access.key.id", defaultValue = "local") String accessKey) {
        this.region = region;
        this.accessKey = accessKey;
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Primary
    DynamoDbClient dynamoDb(@Nullable @Property(name = "aws.endpoint.url.dynamodb") String endpoint) {
        return configure(DynamoDbClient.builder(), endpoint, STORE_PATIENCE, 3).build();
    }

    /** For calls that a person waits for: a busy store is asked again at once, and then reported as busy. */
    @Bean(preDestroy = "close")
    @Singleton
    @Named("quick")
    DynamoDbClient quickDynamoDb(@Nullable @Property(name = "aws.endpoint.url.dynamodb") String endpoint) {
        return configure(DynamoDbClient.builder(), endpoint, STORE_PATIENCE, 3)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(STORE_PATIENCE)
                        .addExecutionInterceptor(new NoLongerThanTheInvocation())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(3)
                                .backoffStrategy(QUICK_RETRY)
                                .throttlingBackoffStrategy(QUICK_RETRY)
                                .build())
                        .build())
                .build();
    }

    @Bean(preDestroy = "close")
    @Singleton
    SqsClient sqs(@Nullable @Property(name = "aws.endpoint.url.sqs") String endpoint) {
        return configure(SqsClient.builder(), endpoint, STORE_PATIENCE, 3).build();
    }

    /** One attempt: trying again is the work of the circuit breaker and of the relay. */
    @Bean(preDestroy = "close")
    @Singleton
    EventBridgeClient eventBridge(@Nullable @Property(name = "aws.endpoint.url.eventbridge") String endpoint) {
        return configure(EventBridgeClient.builder(), endpoint, BUS_PATIENCE, 1).build();
    }

    @Bean(preDestroy = "close")
    @Singleton
    SecretsManagerClient secretsManager(
            @Nullable @Property(name = "aws.endpoint.url.secrets.manager") String endpoint) {
        return configure(SecretsManagerClient.builder(), endpoint, STORE_PATIENCE, 3)
                .build();
    }

    private <
                    B extends
                            AwsSyncClientBuilder<B, ?>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, ?>>
            B configure(B builder, @Nullable String endpoint, Duration patience, int attempts) {
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.region(Region.of(region))
                .credentialsProvider(credentials(endpoint))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .socketFactory(tls)
                        .maxConnections(64)
                        .connectionTimeout(BUS_PATIENCE)
                        .socketTimeout(patience))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(patience)
                        .addExecutionInterceptor(new NoLongerThanTheInvocation())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(attempts)
                                .build())
                        .build());
    }

    /** What plays AWS on one machine asks for the access key and checks no signature. */
    private AwsCredentialsProvider credentials(@Nullable String endpoint) {
        return endpoint == null
                ? DefaultCredentialsProvider.create()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local"));
    }
}
