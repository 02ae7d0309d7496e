package io.lunapark.platform.store;

import io.micronaut.aws.sdk.v2.CredentialsAndRegionFactory;
import io.micronaut.aws.sdk.v2.client.apache.ApacheClientFactory;
import io.micronaut.aws.sdk.v2.service.dynamodb.DynamoDbClientFactory;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.http.ssl.SSLContexts;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the AWS clients of Micronaut are made of here: one HTTP client, and credentials and region as Lambda says them, without
 * looking anywhere else, which a cold start would pay for (docs/decisions/0039).
 */
@Factory
final class Aws {

    @Bean(preDestroy = "close")
    @Singleton
    @Replaces(value = SdkHttpClient.class, factory = ApacheClientFactory.class)
    SdkHttpClient http() {
        return ApacheHttpClient.builder()
                .socketFactory(new QuickHandshake(SSLContexts.createDefault()))
                .maxConnections(64)
                .connectionTimeout(ClientSettings.BUS_PATIENCE)
                .socketTimeout(ClientSettings.STORE_PATIENCE)
                .build();
    }

    /** What plays AWS on one machine asks for the access key and checks no signature. */
    @Singleton
    @Replaces(value = AwsCredentialsProviderChain.class, factory = CredentialsAndRegionFactory.class)
    AwsCredentialsProviderChain credentials(
            ClientSettings clients, @Property(name = "aws.access.key.id", defaultValue = "local") String accessKey) {
        return AwsCredentialsProviderChain.of(
                clients.areLocal()
                        ? StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local"))
                        : DefaultCredentialsProvider.builder().build());
    }

    @Singleton
    @Replaces(value = AwsRegionProviderChain.class, factory = CredentialsAndRegionFactory.class)
    AwsRegionProviderChain region(@Property(name = "aws.region", defaultValue = "eu-central-1") String region) {
        return new AwsRegionProviderChain(() -> Region.of(region));
    }

    /** For calls that a person waits for. */
    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    @Named("quick")
    DynamoDbClient quickDynamoDb(DynamoDbClientFactory clients, SdkHttpClient http, ClientSettings patience) {
        return patience.quick(clients.syncBuilder(http)).build();
    }
}
