package io.lunapark.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;

/** Queues refuse who does not come over TLS. SQS keeps one policy per queue, so it goes into that of the template. */
final class TlsOnly {

    private TlsOnly() {}

    static void demand(Stack stack, SamTemplate source, CfnInclude template) {
        for (String queue : source.ids("AWS::SQS::Queue")) {
            String arn = template.getResource(queue).getAtt("Arn").toString();
            Map<String, Object> statement = Map.of(
                    "Sid",
                    "TlsOnly",
                    "Effect",
                    "Deny",
                    "Principal",
                    Map.of("AWS", "*"),
                    "Action",
                    "sqs:*",
                    "Resource",
                    arn,
                    "Condition",
                    Map.of("Bool", Map.of("aws:SecureTransport", "false")));
            Reasons.notFollowed(
                    template.getResource(queue),
                    "SQS4",
                    "TlsOnly adds it to the policy of the template, where cdk-nag does not look; a test does.");
            source.queuePolicy(queue)
                    .ifPresentOrElse(
                            policy -> template.getResource(policy)
                                    .addPropertyOverride(
                                            "PolicyDocument.Statement." + source.statements(policy), statement),
                            () -> CfnQueuePolicy.Builder.create(stack, queue + "TlsOnly")
                                    .queues(List.of(template.getResource(queue).getRef()))
                                    .policyDocument(Map.of("Version", "2012-10-17", "Statement", List.of(statement)))
                                    .build());
        }
    }
}
