package io.lunapark.doors.view;

import io.lunapark.platform.command.Idempotency;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.view.ViewKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * An {@code Idempotency-Key} at a door: the entry that was recorded under it is kept for a day, in the same transaction as
 * the entry itself. No event tells of it, so a rebuild leaves it alone.
 *
 * @param body hash of the request's body
 */
public record UnlockKey(ViewKey place, String body) {

    static final String PARTITION = "keys/";

    private static final Duration KEPT = Duration.ofHours(24);

    /** Empty where the caller gives none. */
    public static Optional<UnlockKey> of(RequestContext request) {
        return request.idempotencyKey()
                .map(key -> new UnlockKey(
                        new ViewKey(PARTITION + request.caller().userId(), request.resource() + " " + key),
                        HexFormat.of().formatHex(Idempotency.bodyHash(request))));
    }

    /** Keeps the entry, on condition that none is kept; one whose day is over does not count. */
    Update keep(String table, String entry, Instant now) {
        return Update.builder()
                .tableName(table)
                .key(Map.of("pk", AttributeValue.fromS(place.partition()), "sk", AttributeValue.fromS(place.sort())))
                .updateExpression("set body = :body, entry = :entry, expires = :expires")
                .conditionExpression("attribute_not_exists(pk) or expires < :now")
                .expressionAttributeValues(Map.of(
                        ":body", AttributeValue.fromS(body),
                        ":entry", AttributeValue.fromS(entry),
                        ":expires", seconds(now.plus(KEPT)),
                        ":now", seconds(now)))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private static AttributeValue seconds(Instant time) {
        return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
    }
}
