package io.lunapark.platform.store;

import static software.amazon.awssdk.retries.api.BackoffStrategy.fixedDelayWithoutJitter;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * How long the AWS clients wait and how often they try, and where they find their services on one machine: at the standard
 * variables {@code AWS_ENDPOINT_URL_…}.
 */
@Singleton
final class ClientSettings implements BeanCreatedEventListener<SdkClientBuilder<?, ?>> {

    /**
     * An attempt that has not been answered by then is given up. All attempts of a call together end with the time of the
     * invocation at the latest: the caller gets 503, not silence.
     */
    static final Duration STORE_PATIENCE = Duration.ofSeconds(2);

    /**
     * Shorter: a command has already committed when it publishes, and the relay sends what is left. Long enough for the
     * first call of a cold function.
     */
    static final Duration BUS_PATIENCE = Duration.ofSeconds(1);

    /** Two of them stay below 50 ms: a person at a door takes a longer wait for a broken door. */
    static final Duration QUICK_PAUSE = Duration.ofMillis(20);

    private static final int TRIES = 3;

    private final @Nullable String dynamoDb;
    private final @Nullable String sqs;
    private final @Nullable String eventBridge;
    private final @Nullable String secretsManager;

    ClientSettings(
            @Nullable @Property(name = "aws.endpoint.url.dynamodb") String dynamoDb,
            @Nullable @Property(name = "aws.endpoint.url.sqs") String sqs,
            @Nullable @Property(name = "aws.endpoint.url.eventbridge") String eventBridge,
            @Nullable @Property(name = "aws.endpoint.url.secrets.manager") String secretsManager) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.eventBridge = eventBridge;
        this.secretsManager = secretsManager;
    }

    /** Whether something plays AWS here. */
    boolean areLocal() {
        return Stream.of(dynamoDb, sqs, eventBridge, secretsManager).anyMatch(Objects::nonNull);
    }

    @Override
    public SdkClientBuilder<?, ?> onCreated(BeanCreatedEvent<SdkClientBuilder<?, ?>> event) {
        SdkClientBuilder<?, ?> builder = event.getBean();
        return switch (builder) {
            // One attempt: trying again is the work of the circuit breaker and of the relay.
            case EventBridgeClientBuilder bus -> configure(bus, eventBridge, BUS_PATIENCE, tries(1));
            case DynamoDbClientBuilder store -> configure(store, dynamoDb, STORE_PATIENCE, tries(TRIES));
            case SqsClientBuilder queues -> configure(queues, sqs, STORE_PATIENCE, tries(TRIES));
            case SecretsManagerClientBuilder secrets ->
                configure(secrets, secretsManager, STORE_PATIENCE, tries(TRIES));
            default -> builder;
        };
    }

    /** For calls that a person waits for: a busy store is asked again at once, and then reported as busy. */
    DynamoDbClientBuilder quick(DynamoDbClientBuilder builder) {
        return configure(
                builder,
                dynamoDb,
                STORE_PATIENCE,
                tries(TRIES).toBuilder()
                        .backoffStrategy(fixedDelayWithoutJitter(QUICK_PAUSE))
                        .throttlingBackoffStrategy(fixedDelayWithoutJitter(QUICK_PAUSE))
                        .build());
    }

    private static RetryStrategy tries(int most) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(most)
                .build();
    }

    private static <B extends SdkClientBuilder<B, ?>> B configure(
            B builder, @Nullable String endpoint, Duration patience, RetryStrategy retries) {
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(patience)
                .addExecutionInterceptor(new NoLongerThanTheInvocation())
                .retryStrategy(retries)
                .build());
    }
}
