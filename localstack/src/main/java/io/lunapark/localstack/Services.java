package io.lunapark.localstack;

import io.lunapark.localstack.aws.AwsBus;
import io.lunapark.localstack.aws.AwsQueues;
import io.lunapark.localstack.aws.AwsTables;
import io.lunapark.localstack.bus.Bus;
import io.lunapark.localstack.store.DynamoDbLocal;
import io.lunapark.localstack.store.ElasticMq;
import io.lunapark.localstack.store.Queues;
import io.lunapark.localstack.store.Store;
import io.lunapark.localstack.template.Template;
import java.util.Optional;

/** DynamoDB, SQS and EventBridge of a stack: in this process, or where its settings say. */
record Services(Store dynamo, Queues queues, Store bus) {

    private static final String REGION = Whereabouts.REGION;
    private static final String ACCOUNT = Whereabouts.ACCOUNT;

    static Services of(Settings settings, DataFolder folder, String key, Template template) {
        Settings.Addresses ports = settings.ports();
        Store dynamo = settings.endpoints()
                .dynamodb()
                .<Store>map(url -> new AwsTables(url, REGION, key, template.tables()))
                .orElseGet(() ->
                        new DynamoDbLocal(folder.resolve("dynamodb"), ports.dynamo(), key, REGION, template.tables()));
        Optional<String> messages = settings.endpoints().messages();
        if (messages.isPresent()) {
            String url = messages.get();
            return new Services(
                    dynamo,
                    new AwsQueues(url, REGION, key, ACCOUNT, template.queues()),
                    new AwsBus(url, REGION, key, ACCOUNT, template));
        }
        ElasticMq queues =
                new ElasticMq(folder.resolve("queues"), ports.queues(), key, REGION, ACCOUNT, template.queues());
        return new Services(
                dynamo, queues, new Bus(folder.resolve("bus"), ports.bus(), key, REGION, ACCOUNT, template, queues));
    }
}
