package io.lunapark.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Where a rule of cdk-nag or of CDK's own validation is not followed, and why. */
final class Reasons {

    private Reasons() {}

    /** @param rule as cdk-nag names it, without the name of its pack */
    static void notFollowed(IConstruct where, String rule, String because) {
        NagSuppressions.addResourceSuppressions(
                where,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-" + rule)
                        .reason(because)
                        .build()),
                true);
    }

    /** @param finding of the validation that CDK runs at each synth */
    static void notAFault(IConstruct where, String finding, String because) {
        Validations.of(where)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::" + finding)
                        .reason(because)
                        .build());
    }
}
