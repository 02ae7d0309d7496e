package io.lunapark.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the template of its system allows a function is what it touches, and no more. */
class LeastRightsTest {

    private static final Path ROOT = Project.at("template.yaml");
    private static final Path OPERATIONS = template("operations");

    @ParameterizedTest
    @MethodSource("templates")
    void noFunctionMayMoreThanItNeeds(Path template) throws IOException {
        assertThat(Rights.faults(Files.readString(template), HandedOver.stores(ROOT, template)))
                .isEmpty();
    }

    static List<Path> templates() throws IOException {
        try (Stream<Path> systems = Files.list(Project.at("functions"))) {
            return systems.map(system -> template(system.getFileName().toString()))
                    .filter(Files::exists)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - EventBridgePutEventsPolicy: { EventBusName: !Ref Bus }  | - EventBridgePutEventsPolicy: { EventBusName: !Ref Other } | RedriveDeadLetter is told of Bus but may not use it
            - DynamoDBReadPolicy: { TableName: !Ref AuditLog }        | - DynamoDBReadPolicy: { TableName: !Ref Queues }           | ListAudit may use Queues but is not told of it
            Action: sqs:GetQueueAttributes                            | Action: sqs:*                                              | ShowHealth: sqs:* without a reason
            Action: sqs:GetQueueAttributes                            | NotAction: sqs:SendMessage                                 | ShowHealth: NotAction allows what nobody has listed
            - DynamoDBReadPolicy: { TableName: !Ref AuditLog }        | - DynamoDBCrudPolicy: { TableName: !Ref AuditLog }         | ListAudit only reads, but has DynamoDBCrudPolicy
            Action: sqs:GetQueueAttributes                            | Action: sqs:PurgeQueue                                     | ShowHealth only reads, but has sqs:PurgeQueue
            - DynamoDBReadPolicy: { TableName: !Ref AuditLog }        | - AdministratorAccess                                      | ListAudit: AdministratorAccess is not ours to limit
            """)
    void aRightThatIsNotNeededIsFound(String ours, String wider, String fault) throws IOException {
        String template = Files.readString(OPERATIONS);
        assertThat(template).contains(ours);

        assertThat(faults(template.replaceFirst(Pattern.quote(ours), wider))).contains(fault);
    }

    @Test
    void aStarWithAReasonIsLet() throws IOException {
        assertThat(faults(Files.readString(OPERATIONS)
                        .replaceFirst("Action: sqs:GetQueueAttributes", "Action: sqs:Get* # its one reason")))
                .isEmpty();
    }

    @Test
    void storesOfTheRootTemplateAndOfOtherSystemsAreHandedOver() {
        assertThat(HandedOver.stores(ROOT, OPERATIONS))
                .contains("Bus", "AuditLog", "AuditLogArn", "Queues", "DeadLetterQueueArns")
                .doesNotContain("Issuer", "DatabasePassword");
    }

    private static List<String> faults(String template) {
        return Rights.faults(template, HandedOver.stores(ROOT, OPERATIONS));
    }

    private static Path template(String system) {
        return ROOT.resolveSibling("functions/" + system + "/template.yaml");
    }
}
