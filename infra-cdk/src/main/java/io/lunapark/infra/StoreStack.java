package io.lunapark.infra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What outlives every deployment of functions: key, network, database, and who is told of alarms. */
final class StoreStack extends Stack {

    private static final String PROXY_ID = "ProxyId";

    private final Key key;
    private final Network network;
    private final Database database;
    private final Secret frontSecret;
    private final Topic alarmTopic;

    StoreStack(Construct scope, String id, StackProps props, StageSettings stage, Venue venue) {
        super(scope, id, props);
        key = key();
        LogGroup flowLogs = LogGroup.Builder.create(this, "NetworkLog")
                .retention(stage.logRetention())
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        network = new Network(this, flowLogs);
        Set<String> roles = venue.systems().stream()
                .flatMap(system -> system.template().functions().stream())
                .flatMap(function -> function.databaseRole().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        database = new Database(this, network, key, stage, roles);
        frontSecret = Secret.Builder.create(this, "FrontSecret")
                .description("What CloudFront shows the functions, so that nobody gets around the firewall.")
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(40)
                        .excludePunctuation(true)
                        .build())
                .build();
        alarmTopic = Topic.Builder.create(this, "Alarms")
                .topicName("lunapark-" + stage.name() + "-alarms")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        output(PROXY_ID, Fn.select(6, Fn.split(":", database.proxy().getDbProxyArn())));
        output("AlarmTopic", alarmTopic.getTopicArn());
        output("FrontSecretArn", frontSecret.getSecretArn());
        output("OwnerSecretArn", database.cluster().getSecret().getSecretArn());
        Reasons.notFollowed(
                frontSecret,
                "SMG4",
                "Only CloudFront knows it, and a new value needs a deployment: docs/operations.md says how.");
    }

    Key encryptionKey() {
        return key;
    }

    Network network() {
        return network;
    }

    Database database() {
        return database;
    }

    /** For other stacks: CloudFormation takes no text apart that comes from another stack. */
    String proxyId() {
        return Fn.getStackOutput(getStackName(), PROXY_ID);
    }

    Topic alarmTopic() {
        return alarmTopic;
    }

    /**
     * Its value, put in where CloudFormation deploys. CloudFormation sees that it has changed only when the version is
     * named: {@code LUNAPARK_FRONT_SECRET_VERSION}.
     */
    String frontSecret() {
        return SecretValue.secretsManager(
                        frontSecret.getSecretArn(),
                        SecretsManagerSecretOptions.builder()
                                .versionId(System.getenv("LUNAPARK_FRONT_SECRET_VERSION"))
                                .build())
                .unsafeUnwrap();
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    private Key key() {
        Key made = Key.Builder.create(this, "Key")
                .description("Data of Lunapark at rest")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        for (String service : List.of("events", "cloudwatch")) {
            made.addToResourcePolicy(PolicyStatement.Builder.create()
                    .sid("Encrypt" + Character.toUpperCase(service.charAt(0)) + service.substring(1))
                    .principals(List.of(new ServicePrincipal(service + ".amazonaws.com")))
                    .actions(List.of("kms:GenerateDataKey", "kms:Decrypt"))
                    .resources(List.of("*"))
                    .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                    .build());
        }
        made.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("EncryptLogs")
                .principals(List.of(new ServicePrincipal("logs." + getRegion() + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                formatArn(ArnComponents.builder()
                                        .service("logs")
                                        .resource("*")
                                        .build()))))
                .build());
        return made;
    }
}
