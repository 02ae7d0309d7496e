package io.lunapark.infra;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsBaseOptions;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.DatabaseProxyOptions;
import software.amazon.awscdk.services.rds.DefaultAuthScheme;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.RotationSingleUserOptions;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.constructs.Construct;

/**
 * Aurora PostgreSQL Serverless v2 behind RDS Proxy. Functions show the proxy a token of IAM and no password; for the
 * roles of the systems the proxy does the same with Aurora. Only the owner, who migrates, still has a password: it is
 * between the proxy and Aurora alone, and Secrets Manager changes it every month.
 */
final class Database {

    static final String OWNER = "lunapark";
    static final String NAME = "lunapark";

    private final DatabaseCluster cluster;
    private final DatabaseProxy proxy;

    /** @param systemRoles the roles in Postgres that functions sign in as */
    Database(Construct scope, Network network, Key key, StageSettings stage, Collection<String> systemRoles) {
        SecurityGroup clusterGroup = network.securityGroup(scope, "DatabaseGroup", "Aurora");
        SecurityGroup proxyGroup = network.securityGroup(scope, "ProxyGroup", "RDS Proxy");
        String name = "lunapark-" + stage.name();
        LogGroup log = LogGroup.Builder.create(scope, "DatabaseLog")
                .logGroupName("/aws/rds/cluster/" + name + "/postgresql")
                .retention(stage.logRetention())
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        cluster = DatabaseCluster.Builder.create(scope, "Database")
                .engine(DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                        .version(AuroraPostgresEngineVersion.VER_17_7)
                        .build()))
                .clusterIdentifier(name)
                .vpc(network.vpc())
                .vpcSubnets(Network.subnets())
                .securityGroups(List.of(clusterGroup))
                .writer(instance("Writer"))
                .readers(IntStream.rangeClosed(1, stage.readers())
                        .mapToObj(number -> instance("Reader" + number))
                        .toList())
                .serverlessV2MinCapacity(stage.leastAcu())
                .serverlessV2MaxCapacity(stage.mostAcu())
                .defaultDatabaseName(NAME)
                .credentials(Credentials.fromGeneratedSecret(
                        OWNER,
                        CredentialsBaseOptions.builder().encryptionKey(key).build()))
                .iamAuthentication(true)
                .storageEncrypted(true)
                .storageEncryptionKey(key)
                .parameters(Map.of("rds.force_ssl", "1"))
                .backup(BackupProps.builder()
                        .retention(Duration.days(stage.backupDays()))
                        .build())
                .copyTagsToSnapshot(true)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .cloudwatchLogsExports(List.of("postgresql"))
                .build();
        // Otherwise Aurora makes the log itself, and keeps it for ever.
        cluster.getNode().addDependency(log);
        SecurityGroup rotationGroup =
                network.securityGroup(scope, "RotationGroup", "What renews the password of the owner");
        network.letCallAws(rotationGroup);
        cluster.addRotationSingleUser(RotationSingleUserOptions.builder()
                .automaticallyAfter(Duration.days(30))
                .securityGroup(rotationGroup)
                .build());

        Role proxyRole = Role.Builder.create(scope, "ProxyRole")
                .assumedBy(new ServicePrincipal("rds.amazonaws.com"))
                .description("RDS Proxy towards Aurora")
                .build();
        systemRoles.forEach(role -> cluster.grantConnect(proxyRole, role));
        proxy = cluster.addProxy(
                "Proxy",
                DatabaseProxyOptions.builder()
                        .dbProxyName(name)
                        .vpc(network.vpc())
                        .vpcSubnets(Network.subnets())
                        .securityGroups(List.of(proxyGroup))
                        .role(proxyRole)
                        .secrets(List.of(cluster.getSecret()))
                        .defaultAuthScheme(DefaultAuthScheme.IAM_AUTH)
                        .iamAuth(true)
                        .requireTls(true)
                        .borrowTimeout(Duration.seconds(5))
                        .build());

        network.functions().getConnections().allowTo(proxyGroup, Port.tcp(Network.POSTGRES), "To the proxy");
        proxyGroup.getConnections().allowTo(clusterGroup, Port.tcp(Network.POSTGRES), "To Aurora");
    }

    DatabaseCluster cluster() {
        return cluster;
    }

    DatabaseProxy proxy() {
        return proxy;
    }

    /** The proxy's certificate is one of Amazon's public authority, which every JDK trusts. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + proxy.getEndpoint() + ":" + Network.POSTGRES + "/" + NAME
                + "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
    }

    private static IClusterInstance instance(String id) {
        return ClusterInstance.serverlessV2(
                id,
                ServerlessV2ClusterInstanceProps.builder()
                        .scaleWithWriter(true)
                        .publiclyAccessible(false)
                        .autoMinorVersionUpgrade(true)
                        .enablePerformanceInsights(true)
                        .build());
    }
}
