package io.lunapark.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.ILogGroup;

/**
 * Invokes what the template of a system marks {@code RunAt: deployment}, whenever its code has changed: first the
 * migrations, then the rest; only then do functions get their new code, and only then is there an API. A step that fails stops the
 * deployment, and CloudFormation goes back to the functions as they were.
 */
final class DeploymentSteps {

    /** The longest that Lambda lets a function run. */
    private static final Duration LONGEST = Duration.minutes(15);

    private final Stack stack;
    private final SamTemplate source;
    private final CfnInclude template;
    private final Function invoker;
    private final List<CfnResource> migrations = new ArrayList<>();
    private final List<CfnResource> others = new ArrayList<>();

    /**
     * @param rights without them the functions cannot do their work
     * @param codes for each zip a text that changes with its bytes
     */
    DeploymentSteps(
            Stack stack,
            SamTemplate source,
            CfnInclude template,
            ILogGroup log,
            List<CfnPolicy> rights,
            Map<String, String> codes) {
        this.stack = stack;
        this.source = source;
        this.template = template;
        Role role = Role.Builder.create(stack, "DeploymentStepsRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        log.grantWrite(role);
        invoker = Function.Builder.create(stack, "DeploymentSteps")
                .description("Invokes the functions that run at deployment, and fails when one of them does.")
                .runtime(Runtime.PYTHON_3_14)
                .architecture(Architecture.ARM_64)
                .handler("index.handler")
                .code(Code.fromInline(code()))
                .role(role)
                .timeout(LONGEST)
                .logGroup(log)
                .build();
        for (SamFunction function : atDeployment(true).toList()) {
            CfnResource step = step(function, codes.getOrDefault(function.zip(), ""));
            rights.forEach(step::addResourceDependency);
            (function.migrates() ? migrations : others).add(step);
        }
        inOrder();
    }

    private Stream<SamFunction> atDeployment(boolean yes) {
        return source.functions().stream().filter(function -> function.runsAtDeployment() == yes);
    }

    private CfnResource step(SamFunction function, String code) {
        CfnResource target = template.getResource(function.id());
        String name = target.getRef();
        invoker.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(target.getAtt("Arn").toString()))
                .build());
        CustomResource step = CustomResource.Builder.create(stack, "Run" + function.id())
                .serviceToken(invoker.getFunctionArn())
                .serviceTimeout(LONGEST)
                .properties(Map.of("Function", name, "Code", code))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        CfnResource resource = (CfnResource) step.getNode().getDefaultChild();
        Reasons.notAFault(resource, "W9003", "CloudFormation takes ServiceTimeout as a text.");
        if (function.publishes()) {
            // Events published before the rules exist are lost.
            Stream.of("AWS::Events::Rule", "AWS::SQS::QueuePolicy")
                    .flatMap(type -> source.ids(type).stream())
                    .forEach(id -> resource.addResourceDependency(template.getResource(id)));
        }
        return resource;
    }

    private void inOrder() {
        others.forEach(step -> migrations.forEach(step::addResourceDependency));
        atDeployment(false)
                .map(function -> template.getResource(function.id()))
                .forEach(function -> migrations.forEach(function::addResourceDependency));
    }

    /**
     * The API comes last. API Gateway asks the issuer for its keys when it makes the authorizer; what SAM makes of an
     * issuer in the same template has names that CDK does not know. Another system's was deployed before.
     */
    void beforeAnyCaller(String api) {
        Stream<String> steps =
                Stream.concat(migrations.stream(), others.stream()).map(CfnResource::getLogicalId);
        Stream<String> issuing = source.issuersFor(api).stream()
                .flatMap(issuer -> Stream.concat(
                        source.functions().stream()
                                .filter(function -> function.isBehind(issuer))
                                .flatMap(function -> function.permissions().stream()),
                        Stream.of(issuer + "ApiGatewayDefaultStage")));
        CfnResource last = template.getResource(api);
        Reasons.notAFault(last, "E3005", "SAM makes these resources before CloudFormation looks for them.");
        last.addOverride("DependsOn", Stream.concat(steps, issuing).toList());
    }

    private static String code() {
        try (InputStream code = DeploymentSteps.class.getResourceAsStream("/deployment_steps.py")) {
            return new String(code.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
