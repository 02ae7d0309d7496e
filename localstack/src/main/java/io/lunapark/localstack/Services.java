package io.lunapark.localstack;

import io.lunapark.localstack.aws.AwsBus;
import io.lunapark.localstack.aws.AwsQueues;
import io.lunapark.localstack.aws.AwsTables;
import io.lunapark.localstack.bus.Bus;
import io.lunapark.localstack.store.Dynamo;
import io.lunapark.localstack.store.ElasticMq;
import io.lunapark.localstack.store.Engine;
import io.lunapark.localstack.store.Queues;
import io.lunapark.localstack.store.Store;
import io.lunapark.localstack.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** DynamoDB, SQS and EventBridge of a stack: in this process, or where its settings say. */
record Services(Dynamo dynamo, Queues queues, Store bus) {

    private static final String REGION = Whereabouts.REGION;
    private static final String ACCOUNT = Whereabouts.ACCOUNT;

    static Services of(Settings settings, DataFolder folder, Whereabouts where, Template template) {
        String key = where.key();
        if (settings.group().storesOf().isPresent()) {
            // The node that runs them has made their tables, queues and rules.
            return new Services(
                    new Shared(where.dynamodb()),
                    new AwsQueues(where.sqs(), REGION, key, ACCOUNT, List.of()),
                    new Shared(where.eventbridge()));
        }
        Settings.Addresses ports = settings.ports();
        Dynamo dynamo = dynamo(settings, folder, key, template);
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

    private static Dynamo dynamo(Settings settings, DataFolder folder, String key, Template template) {
        Path directory = folder.resolve(Settings.TABLES);
        Optional<String> elsewhere = settings.endpoints().dynamodb();
        if (elsewhere.isPresent()) {
            Engine.refuseTablesBeside(elsewhere.get(), directory);
            return new AwsTables(elsewhere.get(), REGION, key, template.tables());
        }
        Engine engine = settings.endpoints().engine();
        engine.refuseTablesOfOthers(directory);
        return engine.on(
                directory,
                folder.resolve("logs/dynoxide.log"),
                settings.ports().dynamo(),
                key,
                REGION,
                template.tables());
    }

    /** A store that another node of the group runs. */
    private record Shared(String url) implements Dynamo {

        @Override
        public String engine() {
            return "that of the group";
        }

        @Override
        public void start() {
            // it runs already
        }

        @Override
        public void stop() {
            // others use it
        }
    }
}
