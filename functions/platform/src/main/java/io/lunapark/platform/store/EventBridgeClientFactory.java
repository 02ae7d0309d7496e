package io.lunapark.platform.store;

import io.micronaut.aws.sdk.v2.service.AwsClientFactory;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;

/** The one client that Micronaut has no factory for. */
@Factory
class EventBridgeClientFactory
        extends AwsClientFactory<
                EventBridgeClientBuilder, EventBridgeAsyncClientBuilder, EventBridgeClient, EventBridgeAsyncClient> {

    EventBridgeClientFactory(AwsCredentialsProviderChain credentials, AwsRegionProviderChain region) {
        super(credentials, region, null, null);
    }

    @Override
    @Singleton
    public EventBridgeClientBuilder syncBuilder(SdkHttpClient http) {
        return super.syncBuilder(http);
    }

    @Override
    @Bean(preDestroy = "close")
    @Singleton
    public EventBridgeClient syncClient(EventBridgeClientBuilder builder) {
        return super.syncClient(builder);
    }

    @Override
    protected EventBridgeClientBuilder createSyncBuilder() {
        return EventBridgeClient.builder();
    }

    @Override
    protected EventBridgeAsyncClientBuilder createAsyncBuilder() {
        return EventBridgeAsyncClient.builder();
    }
}
