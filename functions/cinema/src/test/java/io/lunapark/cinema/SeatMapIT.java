package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cinema.House.Show;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.template.Template.Table;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The seat map of the greatest room. */
@ExtendWith(LocalStackExtension.class)
class SeatMapIT {

    private static final int ROWS = 20;
    private static final int COLUMNS = 100;

    /** Of 4 KB each. */
    private static final double MOST_UNITS = 15;

    @Test
    void twoThousandHeldSeatsAreOnePageOfFewUnitsAndAreRebuilt(Stack stack) {
        Show show = House.showWith(
                ROWS * COLUMNS, House.terms(House.movie(), House.room(ROWS, COLUMNS), House.inHours(2), 3600));

        holdAll(show);

        await().atMost(House.PATIENCE)
                .until(() -> show.map().stream()
                        .allMatch(seat -> seat.path("status").asText().equals("held")));
        String table = stack.template().tables().stream()
                .filter(one -> one.id().equals("CinemaView"))
                .map(Table::name)
                .findFirst()
                .orElseThrow();
        try (DynamoDbClient dynamo = AwsClient.at(
                stack.dynamo().url(), Whereabouts.REGION, stack.whereabouts().key(), DynamoDbClient.builder())) {
            QueryResponse seats = seats(dynamo, table, show);
            assertThat(seats.hasLastEvaluatedKey()).isFalse();
            assertThat(seats.consumedCapacity().capacityUnits()).isLessThanOrEqualTo(MOST_UNITS);

            spoil(dynamo, table, seats.items().getFirst());
            Functions.invoke("RebuildCinemaView");
            assertThat(seats(dynamo, table, show).items()).isEqualTo(seats.items());
        }
    }

    private static void holdAll(Show show) {
        List<String> ids =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        List<Supplier<Answer>> tens = IntStream.range(0, ids.size() / 10)
                .<Supplier<Answer>>mapToObj(ten -> () -> show.reserve(
                        House.guest(1), ids.subList(10 * ten, 10 * ten + 10).toArray(String[]::new)))
                .toList();
        AtOnce.all(tens).forEach(answer -> answer.expect(201));
    }

    private static QueryResponse seats(DynamoDbClient dynamo, String table, Show show) {
        return dynamo.query(query -> query.tableName(table)
                .keyConditionExpression("pk = :session")
                .expressionAttributeValues(Map.of(":session", AttributeValue.fromS("seats/" + show.id())))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    }

    /** One seat is forgotten, one is from the future, and one is of no room. */
    private static void spoil(DynamoDbClient dynamo, String table, Map<String, AttributeValue> block) {
        Map<String, AttributeValue> spoilt = new HashMap<>(block);
        spoilt.remove("0");
        spoilt.put("1", AttributeValue.fromS("000000077s"));
        spoilt.put("2000", AttributeValue.fromS("000000001s"));
        dynamo.putItem(put -> put.tableName(table).item(spoilt));
    }
}
