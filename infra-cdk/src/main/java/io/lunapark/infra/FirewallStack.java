package io.lunapark.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.constructs.Construct;

/**
 * Counts calls per address and per user, as {@code Metadata.RateLimits} of template.yaml says, and keeps known
 * attackers out. WAF does not attach to HTTP APIs, so CloudFront carries it; for that it must be made in us-east-1.
 */
final class FirewallStack extends Stack {

    static final String REGION = "us-east-1";

    private static final int MINUTE = 60;

    private final CfnWebACL rules;

    FirewallStack(Construct scope, String id, StackProps props, Venue venue) {
        super(scope, id, props);
        rules = CfnWebACL.Builder.create(this, "Firewall")
                .name(id)
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .customResponseBodies(Map.of(
                        "TooManyRequests",
                        CfnWebACL.CustomResponseBodyProperty.builder()
                                .contentType("APPLICATION_JSON")
                                .content("{\"type\":\"about:blank\",\"title\":\"Too many requests\",\"status\":429,"
                                        + "\"detail\":\"Try again in a minute.\",\"code\":\"too-many-requests\"}")
                                .build()))
                .rules(List.of(
                        known("AmazonIpReputation", 0, "AWSManagedRulesAmazonIpReputationList"),
                        known("KnownBadInputs", 1, "AWSManagedRulesKnownBadInputsRuleSet"),
                        perAddress(venue.rateLimit("PerAddressPerMinute")),
                        perUser(venue.rateLimit("PerUserPerMinute"))))
                .visibilityConfig(counted(id))
                .build();
    }

    String arn() {
        return rules.getAttrArn();
    }

    private static RuleProperty known(String name, int priority, String group) {
        return RuleProperty.builder()
                .name(name)
                .priority(priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .build())
                        .build())
                .visibilityConfig(counted(name))
                .build();
    }

    private static RuleProperty perAddress(int limit) {
        return limited(
                "PerAddress",
                2,
                CfnWebACL.RateBasedStatementProperty.builder()
                        .limit(limit)
                        .evaluationWindowSec(MINUTE)
                        .aggregateKeyType("IP"));
    }

    /** A user is known by the token, which lasts five minutes; a new one costs a call that counts per address. */
    private static RuleProperty perUser(int limit) {
        CfnWebACL.FieldToMatchProperty token = CfnWebACL.FieldToMatchProperty.builder()
                .singleHeader(Map.of("Name", "authorization"))
                .build();
        CfnWebACL.TextTransformationProperty asItIs = CfnWebACL.TextTransformationProperty.builder()
                .priority(0)
                .type("NONE")
                .build();
        return limited(
                "PerUser",
                3,
                CfnWebACL.RateBasedStatementProperty.builder()
                        .limit(limit)
                        .evaluationWindowSec(MINUTE)
                        .aggregateKeyType("CUSTOM_KEYS")
                        .customKeys(List.of(CfnWebACL.RateBasedStatementCustomKeyProperty.builder()
                                .header(CfnWebACL.RateLimitHeaderProperty.builder()
                                        .name("authorization")
                                        .textTransformations(List.of(asItIs))
                                        .build())
                                .build()))
                        .scopeDownStatement(CfnWebACL.StatementProperty.builder()
                                .sizeConstraintStatement(CfnWebACL.SizeConstraintStatementProperty.builder()
                                        .fieldToMatch(token)
                                        .comparisonOperator("GT")
                                        .size(0)
                                        .textTransformations(List.of(asItIs))
                                        .build())
                                .build()));
    }

    private static RuleProperty limited(
            String name, int priority, CfnWebACL.RateBasedStatementProperty.Builder statement) {
        return RuleProperty.builder()
                .name(name)
                .priority(priority)
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(statement.build())
                        .build())
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder()
                                .customResponse(CfnWebACL.CustomResponseProperty.builder()
                                        .responseCode(429)
                                        .customResponseBodyKey("TooManyRequests")
                                        .responseHeaders(List.of(CfnWebACL.CustomHTTPHeaderProperty.builder()
                                                .name("Retry-After")
                                                .value("60")
                                                .build()))
                                        .build())
                                .build())
                        .build())
                .visibilityConfig(counted(name))
                .build();
    }

    private static VisibilityConfigProperty counted(String name) {
        return VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .metricName(name)
                .sampledRequestsEnabled(true)
                .build();
    }
}
