package io.lunapark.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;

/** What functions may do besides what their template says: use the key, and sign in to the database as their system. */
final class FunctionRights {

    private final Stack stack;
    private final SamTemplate template;
    private final List<CfnPolicy> policies = new ArrayList<>();

    FunctionRights(Stack stack, SamTemplate template) {
        this.stack = stack;
        this.template = template;
    }

    List<CfnPolicy> policies() {
        return policies;
    }

    /** For the tables, queues and secrets that the policies of the template open. */
    void useKey(String keyArn) {
        allow(
                "UseKey",
                SamFunction::hasPolicies,
                List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"),
                keyArn);
    }

    /**
     * Each function as the role of its system, those that migrate as the owner.
     *
     * @param proxyId the last part of the ARN of the database's proxy
     */
    void signIn(String proxyId) {
        signIn(Database.OWNER, proxyId, SamFunction::migrates);
        template.functions().stream()
                .flatMap(function -> function.databaseRole().stream())
                .distinct()
                .forEach(role -> signIn(
                        role,
                        proxyId,
                        function -> function.databaseRole().filter(role::equals).isPresent()));
    }

    private void signIn(String role, String proxyId, Predicate<SamFunction> who) {
        allow(
                "SignInAs-" + role,
                who,
                List.of("rds-db:connect"),
                stack.formatArn(ArnComponents.builder()
                        .service("rds-db")
                        .resource("dbuser")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .resourceName(proxyId + "/" + role)
                        .build()));
    }

    private void allow(String id, Predicate<SamFunction> who, List<String> actions, String resource) {
        List<String> roles = template.functions().stream()
                .filter(who)
                .map(function -> Fn.ref(function.roleId()))
                .toList();
        if (roles.isEmpty()) {
            return;
        }
        policies.add(CfnPolicy.Builder.create(stack, id)
                .policyName(id)
                .policyDocument(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of("Effect", "Allow", "Action", actions, "Resource", resource))))
                .roles(roles)
                .build());
    }
}
