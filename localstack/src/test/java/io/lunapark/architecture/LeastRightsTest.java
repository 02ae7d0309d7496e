package io.lunapark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What template.yaml allows a function is what it touches, and no more. */
class LeastRightsTest {

    @Test
    void noFunctionMayMoreThanItNeeds() throws IOException {
        assertThat(Rights.faults(template())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - EventBridgePutEventsPolicy: { EventBusName: !Ref Bus }  | - EventBridgePutEventsPolicy: { EventBusName: !Ref Other } | RedriveDeadLetter is told of Bus but may not use it
            - DynamoDBReadPolicy: { TableName: !Ref AuditLog }        | - DynamoDBReadPolicy: { TableName: !Ref CoastersView }     | ListAudit may use CoastersView but is not told of it
            Action: sqs:GetQueueAttributes                            | Action: sqs:*                                              | ShowHealth: sqs:* without a reason
            Action: sqs:GetQueueAttributes                            | NotAction: sqs:SendMessage                                 | ShowHealth: NotAction allows what nobody has listed
            - DynamoDBReadPolicy: { TableName: !Ref AuditLog }        | - DynamoDBCrudPolicy: { TableName: !Ref AuditLog }         | ListAudit only reads, but has DynamoDBCrudPolicy
            Action: sqs:GetQueueAttributes                            | Action: sqs:PurgeQueue                                     | ShowHealth only reads, but has sqs:PurgeQueue
            - DynamoDBReadPolicy: { TableName: !Ref AuditLog }        | - AdministratorAccess                                      | ListAudit: AdministratorAccess is not ours to limit
            """)
    void aRightThatIsNotNeededIsFound(String ours, String wider, String fault) throws IOException {
        String template = template();
        assertThat(template).contains(ours);

        assertThat(Rights.faults(template.replaceFirst(java.util.regex.Pattern.quote(ours), wider)))
                .contains(fault);
    }

    @Test
    void aStarWithAReasonIsLet() throws IOException {
        assertThat(Rights.faults(
                        template().replaceFirst("Action: sqs:GetQueueAttributes", "Action: sqs:Get* # its one reason")))
                .isEmpty();
    }

    private static String template() throws IOException {
        return Files.readString(Path.of("..", "template.yaml"));
    }
}
