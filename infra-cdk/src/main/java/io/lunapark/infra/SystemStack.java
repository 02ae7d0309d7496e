package io.lunapark.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.amazon.awscdk.services.sam.CfnHttpApi;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * The template.yaml of one system as it is, and on each of its resources what only this account knows: where the code
 * lies, the network, the key, the log, the alarms.
 */
final class SystemStack extends Stack {

    private static final String API_HOST = "ApiHost";

    private final String name;
    private final SamTemplate source;
    private final StoreStack store;
    private final CfnInclude template;
    private final Alarms alarms;

    /**
     * @param name of the system, also in the names of its logs
     * @param passed values of the parameters of the template
     */
    SystemStack(
            Construct scope,
            String name,
            StackProps props,
            StageSettings stage,
            SamTemplate source,
            Passed passed,
            StoreStack store) {
        super(scope, "lunapark-" + stage.name() + "-" + name, props);
        this.name = name;
        this.source = source;
        this.store = store;
        template = CfnInclude.Builder.create(this, "Template")
                .templateFile(source.file().toString())
                .parameters(passed.values())
                .build();
        passed.describe(template);
        source.ids("AWS::DynamoDB::Table").forEach(this::protect);
        source.ids("AWS::SQS::Queue").forEach(this::encryptQueue);
        TlsOnly.demand(this, source, template);
        source.ids("AWS::SecretsManager::Secret").forEach(this::encryptSecret);
        source.ids("AWS::S3::Bucket").forEach(this::guardBucket);
        alarms = new Alarms(this, store.alarmTopic());
        if (!source.functions().isEmpty()) {
            run(stage);
        }
    }

    private void run(StageSettings stage) {
        String logName = "lunapark/" + stage.name() + "/" + name;
        LogGroup log = log("Log", "/" + logName, stage);
        Map<String, String> codes = upload(source.folder());
        source.functions().forEach(function -> place(function, log));
        FunctionRights rights = new FunctionRights(this, source);
        rights.useKey(store.encryptionKey().getKeyArn());
        rights.signIn(store.proxyId());
        // Under this prefix API Gateway needs no line in the account's resource policy of logs, which is short.
        LogGroup calls = log("CallLog", "/aws/vendedlogs/" + logName, stage);
        source.ids("AWS::Serverless::HttpApi").forEach(api -> logCalls(api, calls));
        if (source.functions().stream().anyMatch(SamFunction::runsAtDeployment)) {
            DeploymentSteps steps = new DeploymentSteps(this, source, template, log, rights.policies(), codes);
            source.api().ifPresent(steps::beforeAnyCaller);
        }
        source.api()
                .ifPresent(api -> CfnOutput.Builder.create(this, API_HOST)
                        .value(Fn.select(
                                2,
                                Fn.split(
                                        "/",
                                        template.getResource(api)
                                                .getAtt("ApiEndpoint")
                                                .toString())))
                        .build());
        new SystemWatch(source, new Metrics(template), alarms).watch(log, "Lunapark/" + stage.name() + "/" + name);
    }

    String system() {
        return name;
    }

    SamTemplate source() {
        return source;
    }

    Metrics metrics() {
        return new Metrics(template);
    }

    Alarms alarms() {
        return alarms;
    }

    /** Of a resource, for other stacks; {@code Ref} is what CloudFormation calls it. */
    String attribute(String resourceId, String attribute) {
        CfnResource resource = template.getResource(resourceId);
        return attribute.equals("Ref")
                ? resource.getRef()
                : resource.getAtt(attribute).toString();
    }

    /**
     * An output of its template, for a stack that is deployed later. It is put in with the resources that it names, so that
     * a reader changes when they do: of an output's name alone CDK would not see that there is one queue more.
     *
     * @throws IllegalStateException when the template has no such output
     */
    String output(String output) {
        if (!source.outputs().containsKey(output)) {
            throw new IllegalStateException(source.file() + " has no output " + output);
        }
        return Token.asString(template.getOutput(output).getValue());
    }

    /** Host name of the API that callers reach, without CloudFront in front. */
    String apiHost() {
        return Fn.getStackOutput(getStackName(), API_HOST);
    }

    private void protect(String tableId) {
        CfnTable table = (CfnTable) template.getResource(tableId);
        table.setDeletionProtectionEnabled(true);
        table.setPointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                .pointInTimeRecoveryEnabled(true)
                .build());
        table.setSseSpecification(CfnTable.SSESpecificationProperty.builder()
                .sseEnabled(true)
                .sseType("KMS")
                .kmsMasterKeyId(store.encryptionKey().getKeyArn())
                .build());
    }

    private void encryptQueue(String queueId) {
        CfnQueue queue = (CfnQueue) template.getResource(queueId);
        queue.setKmsMasterKeyId(store.encryptionKey().getKeyArn());
        if (source.deadLetterQueues().contains(queueId)) {
            Reasons.notFollowed(queue, "SQS3", "It is itself where others put what they could not deliver.");
        }
    }

    private void encryptSecret(String secretId) {
        CfnSecret secret = (CfnSecret) template.getResource(secretId);
        secret.setKmsKeyId(store.encryptionKey().getKeyArn());
        Reasons.notFollowed(
                secret, "SMG4", "Functions of Lunapark renew it: signing keys by a schedule, a password by its owner.");
    }

    private void guardBucket(String bucketId) {
        CfnBucket bucket = (CfnBucket) template.getResource(bucketId);
        CfnBucketPolicy.Builder.create(this, bucketId + "TlsOnly")
                .bucket(bucket.getRef())
                .policyDocument(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of(
                                "Sid",
                                "TlsOnly",
                                "Effect",
                                "Deny",
                                "Principal",
                                Map.of("AWS", "*"),
                                "Action",
                                "s3:*",
                                "Resource",
                                List.of(bucket.getAttrArn(), bucket.getAttrArn() + "/*"),
                                "Condition",
                                Map.of("Bool", Map.of("aws:SecureTransport", "false"))))))
                .build();
        Reasons.notFollowed(bucket, "S1", "Its keys are all that it holds, and they are only ever added to.");
    }

    private LogGroup log(String id, String logName, StageSettings stage) {
        return LogGroup.Builder.create(this, id)
                .logGroupName(logName)
                .retention(stage.logRetention())
                .encryptionKey(store.encryptionKey())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** One upload per zip, which all functions of a system share. Answers with the hash of each. */
    private Map<String, String> upload(Path folder) {
        Map<String, Asset> zips = new TreeMap<>();
        for (SamFunction function : source.functions()) {
            Asset zip = zips.computeIfAbsent(
                    function.zip(),
                    path -> Asset.Builder.create(this, "Code-" + Path.of(path).getFileName())
                            .path(function.code(folder).toString())
                            .build());
            ((CfnFunction) template.getResource(function.id()))
                    .setCodeUri(CfnFunction.S3LocationProperty.builder()
                            .bucket(zip.getS3BucketName())
                            .key(zip.getS3ObjectKey())
                            .build());
        }
        return zips.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, zip -> zip.getValue().getAssetHash()));
    }

    private void place(SamFunction function, LogGroup log) {
        CfnResource resource = template.getResource(function.id());
        resource.addPropertyOverride("LoggingConfig.LogGroup", log.getLogGroupName());
        resource.addPropertyOverride("Tracing", "Active");
        if (function.usesDatabase()) {
            resource.addPropertyOverride("Environment.Variables.LUNAPARK_DATABASE_IAM", "true");
            resource.addPropertyOverride(
                    "VpcConfig",
                    Map.of(
                            "SubnetIds",
                            store.network()
                                    .vpc()
                                    .selectSubnets(Network.subnets())
                                    .getSubnetIds(),
                            "SecurityGroupIds",
                            List.of(store.network().functions().getSecurityGroupId())));
        }
        if (source.api().filter(function::isBehind).isPresent()) {
            resource.addPropertyOverride("Environment.Variables.LUNAPARK_FRONT_SECRET", store.frontSecret());
        }
        if (function.isCalledOverHttp() && function.runsOnManagedJava()) {
            resource.addPropertyOverride("SnapStart", Map.of("ApplyOn", "PublishedVersions"));
            resource.addPropertyOverride("AutoPublishAlias", "live");
            resource.addPropertyOverride("AutoPublishAliasAllProperties", true);
        }
    }

    private void logCalls(String api, LogGroup calls) {
        ((CfnHttpApi) template.getResource(api))
                .addPropertyOverride(
                        "AccessLogSettings",
                        Map.of(
                                "DestinationArn",
                                calls.getLogGroupArn(),
                                "Format",
                                "{\"time\":\"$context.requestTime\",\"route\":\"$context.routeKey\","
                                        + "\"status\":\"$context.status\",\"ms\":\"$context.responseLatency\","
                                        + "\"request\":\"$context.requestId\",\"error\":\"$context.error.message\","
                                        + "\"authorizer\":\"$context.authorizer.error\"}"));
    }
}
