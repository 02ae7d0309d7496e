package io.lunapark.localstack.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients of what speaks AWS's protocols and is not AWS. */
public final class AwsClient {

    /** Every poller waits on a connection of its own. */
    private static final int MOST_CONNECTIONS = 100;

    private AwsClient() {}

    /** @param key that of the stack; programs elsewhere take any */
    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C at(
            String url, String region, String key, B builder) {
        return builder.endpointOverride(URI.create(url))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "local")))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(MOST_CONNECTIONS))
                .build();
    }
}
