package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.infra.Synthesized.Found;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What is kept is encrypted, cannot be deleted by accident and is out of reach of the internet. */
class ProtectionTest {

    @Test
    void whatIsKeptIsEncryptedByOurKey() {
        assertKey("AWS::DynamoDB::Table", "SSESpecification", "KMSMasterKeyId");
        assertKey("AWS::SQS::Queue", "KmsMasterKeyId");
        assertKey("AWS::SecretsManager::Secret", "KmsKeyId");
        assertKey("AWS::SNS::Topic", "KmsMasterKeyId");
        assertKey("AWS::Logs::LogGroup", "KmsKeyId");
        assertKey("AWS::RDS::DBCluster", "KmsKeyId");
        assertThat(Synthesized.resources("AWS::RDS::DBCluster"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties()).containsEntry("StorageEncrypted", true));
        assertThat(Synthesized.resources("AWS::S3::Bucket"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties()).containsKey("BucketEncryption"));
        assertThat(Synthesized.resources("AWS::KMS::Key"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties()).containsEntry("EnableKeyRotation", true));
    }

    @Test
    void tablesAndTheDatabaseCannotBeDeletedAndCanBeRestored() {
        assertThat(Synthesized.resources("AWS::DynamoDB::Table")).isNotEmpty().allSatisfy(found -> {
            assertThat(found.properties()).as("%s", found).containsEntry("DeletionProtectionEnabled", true);
            assertThat(map(found.properties().get("PointInTimeRecoverySpecification")))
                    .as("%s", found)
                    .containsEntry("PointInTimeRecoveryEnabled", true);
        });
        assertThat(Synthesized.resources("AWS::RDS::DBCluster")).isNotEmpty().allSatisfy(found -> {
            assertThat(found.properties()).containsEntry("DeletionProtection", true);
            assertThat(found.content()).containsEntry("DeletionPolicy", "Retain");
            assertThat(((Number) found.properties().get("BackupRetentionPeriod")).intValue())
                    .isGreaterThanOrEqualTo(7);
        });
        assertThat(Synthesized.stacks().all()).allMatch(Stack::getTerminationProtection);
    }

    @Test
    void theDatabaseIsOutOfReachOfTheInternet() {
        assertThat(Synthesized.resources("AWS::RDS::DBInstance"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties()).containsEntry("PubliclyAccessible", false));
        assertThat(Synthesized.resources())
                .extracting(Found::type)
                .doesNotContain("AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::EIP");
        assertThat(Synthesized.resources("AWS::EC2::SecurityGroup"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties())
                        .as("%s lets in groups, not addresses", found)
                        .doesNotContainKey("SecurityGroupIngress"));
        assertThat(Synthesized.resources("AWS::EC2::SecurityGroupIngress"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties())
                        .as("%s", found)
                        .doesNotContainKeys("CidrIp", "CidrIpv6")
                        .containsKey("SourceSecurityGroupId"));
    }

    @Test
    void theFirewallCountsAsTheTemplateSays() {
        Venue venue = Synthesized.venue();
        assertThat(Synthesized.resources("AWS::WAFv2::WebACL"))
                .hasSize(1)
                .allSatisfy(found -> assertThat(found.properties().get("Rules").toString())
                        .contains("Limit=" + venue.rateLimit("PerAddressPerMinute"))
                        .contains("Limit=" + venue.rateLimit("PerUserPerMinute")));
        assertThat(Synthesized.resources("AWS::CloudFront::Distribution"))
                .hasSize(1)
                .allSatisfy(found -> assertThat(map(found.properties().get("DistributionConfig")))
                        .containsKey("WebACLId"));
    }

    @Test
    void queuesAreReachedOverTlsOnly() {
        Set<String> safe = Synthesized.resources("AWS::SQS::QueuePolicy")
                .filter(found -> found.properties().toString().contains("aws:SecureTransport=false"))
                .map(found -> map(((List<?>) found.properties().get("Queues")).getFirst())
                        .get("Ref"))
                .map(String::valueOf)
                .collect(Collectors.toSet());

        assertThat(Synthesized.resources("AWS::SQS::Queue").map(Found::id))
                .isNotEmpty()
                .allMatch(safe::contains);
    }

    @Test
    void cdkNagHasNothingToSay() {
        for (Stack stack : Synthesized.stacks().all()) {
            assertThat(Stream.of(
                                    Annotations.fromStack(stack).findError("*", Match.anyValue()),
                                    Annotations.fromStack(stack).findWarning("*", Match.anyValue()))
                            .flatMap(List::stream)
                            .map(message ->
                                    message.getId() + " " + message.getEntry().getData()))
                    .as(stack.getStackName())
                    .isEmpty();
        }
    }

    private static void assertKey(String type, String... path) {
        assertThat(Synthesized.resources(type)).isNotEmpty().allSatisfy(found -> {
            Object value = found.properties();
            for (String step : path) {
                value = map(value).get(step);
            }
            assertThat(value).as("key of %s", found).isNotNull();
        });
    }
}
