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
 * template.yaml as it is, and on each of its resources what only this account knows: where the code lies, the network,
 * the key, the log.
 */
final class FunctionsStack extends Stack {

    /** The API that callers know; the issuer of tokens has one of its own. */
    static final String API = "Api";

    static final String ISSUER = "Issuer";

    private final VenueTemplate venue;
    private final StoreStack store;
    private final CfnInclude template;
    private final LogGroup log;

    FunctionsStack(
            Construct scope,
            String id,
            StackProps props,
            StageSettings stage,
            VenueTemplate venue,
            StoreStack store,
            Path root) {
        super(scope, id, props);
        this.venue = venue;
        this.store = store;
        template = CfnInclude.Builder.create(this, "Template")
                .templateFile(venue.file().toString())
                .parameters(Map.of(
                        "Stage",
                        stage.name(),
                        "DatabaseUrl",
                        store.database().jdbcUrl(),
                        "DatabaseAdminUser",
                        Database.OWNER,
                        "DatabasePassword",
                        "",
                        "DatabaseAdminPassword",
                        ""))
                .build();
        venue.ids("AWS::DynamoDB::Table").forEach(this::protect);
        venue.ids("AWS::SQS::Queue").forEach(this::encryptQueue);
        TlsOnly.demand(this, venue, template);
        venue.ids("AWS::SecretsManager::Secret").forEach(this::encryptSecret);
        venue.ids("AWS::S3::Bucket").forEach(this::guardBucket);
        log = log("Log", stage);
        CfnOutput.Builder.create(this, "LogName").value(log.getLogGroupName()).build();
        Map<String, String> codes = upload(root);
        venue.functions().forEach(this::place);
        FunctionRights rights = new FunctionRights(this, venue);
        rights.useKey(store.encryptionKey().getKeyArn());
        rights.signIn(store.database());
        LogGroup calls = log("CallLog", stage);
        venue.ids("AWS::Serverless::HttpApi").forEach(api -> logCalls(api, calls));
        new DeploymentSteps(this, venue, template, log, rights.policies(), codes).beforeAnyCaller(API, ISSUER);
    }

    /** What all functions write to. */
    LogGroup log() {
        return log;
    }

    /** Of one table, queue or the like; known to the other stacks by what CloudFormation calls it. */
    String nameOf(String resourceId) {
        return template.getResource(resourceId).getRef();
    }

    String queueName(String queueId) {
        return template.getResource(queueId).getAtt("QueueName").toString();
    }

    /** Host name of the API, without CloudFront in front. */
    String apiHost() {
        return Fn.select(
                2, Fn.split("/", template.getResource(API).getAtt("ApiEndpoint").toString()));
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
        if (venue.deadLetterQueues().contains(queueId)) {
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

    private LogGroup log(String id, StageSettings stage) {
        return LogGroup.Builder.create(this, id)
                .retention(stage.logRetention())
                .encryptionKey(store.encryptionKey())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** One upload per zip, which all functions of a system share. Answers with the hash of each. */
    private Map<String, String> upload(Path root) {
        Map<String, Asset> zips = new TreeMap<>();
        for (VenueFunction function : venue.functions()) {
            Asset zip = zips.computeIfAbsent(
                    function.zip(),
                    path -> Asset.Builder.create(this, "Code-" + Path.of(path).getFileName())
                            .path(venue.code(function, root).toString())
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

    private void place(VenueFunction function) {
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
        if (function.isBehind(API)) {
            resource.addPropertyOverride("Environment.Variables.LUNAPARK_FRONT_SECRET", store.frontSecret());
        }
        if (function.isCalledOverHttp() && venue.runsOnManagedJava()) {
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
