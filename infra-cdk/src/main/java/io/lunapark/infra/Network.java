package io.lunapark.infra;

import java.util.List;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Two zones without a way to or from the internet: AWS is reached through endpoints. Only functions that use Postgres
 * are in it, since it makes their cold start longer.
 */
final class Network {

    static final int POSTGRES = 5432;

    private static final int HTTPS = 443;

    private final Vpc vpc;
    private final SecurityGroup functions;
    private final SecurityGroup endpoints;

    Network(Construct scope, LogGroup flowLogs) {
        vpc = Vpc.Builder.create(scope, "Network")
                .maxAzs(2)
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("Isolated")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .cidrMask(20)
                        .build()))
                .build();
        vpc.addFlowLog(
                "FlowLog",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(flowLogs))
                        .trafficType(FlowLogTrafficType.REJECT)
                        .build());
        functions = securityGroup(scope, "FunctionsGroup", "Functions that use Postgres");
        endpoints = securityGroup(scope, "EndpointsGroup", "Endpoints of AWS services");
        addEndpoints();
        letCallAws(functions);
    }

    Vpc vpc() {
        return vpc;
    }

    SecurityGroup functions() {
        return functions;
    }

    static SubnetSelection subnets() {
        return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();
    }

    SecurityGroup securityGroup(Construct scope, String id, String description) {
        return SecurityGroup.Builder.create(scope, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    /** A gateway endpoint has public addresses, which the group of who uses it must let pass. */
    void letCallAws(SecurityGroup group) {
        group.getConnections().allowTo(endpoints, Port.tcp(HTTPS), "To AWS services");
        group.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), "To DynamoDB and S3 through their gateways");
    }

    /** What functions with a database call besides it. */
    private void addEndpoints() {
        addInterface("Bus", InterfaceVpcEndpointAwsService.EVENTBRIDGE);
        addInterface("Queues", InterfaceVpcEndpointAwsService.SQS);
        addInterface("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
        addInterface("Mail", InterfaceVpcEndpointAwsService.EMAIL);
        addGateway("Views", GatewayVpcEndpointAwsService.DYNAMODB);
        addGateway("Anchor", GatewayVpcEndpointAwsService.S3);
    }

    private void addGateway(String id, GatewayVpcEndpointAwsService service) {
        vpc.addGatewayEndpoint(
                id, GatewayVpcEndpointOptions.builder().service(service).build());
    }

    private void addInterface(String id, InterfaceVpcEndpointAwsService service) {
        vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .subnets(subnets())
                        .securityGroups(List.of(endpoints))
                        .open(false)
                        .build());
    }
}
