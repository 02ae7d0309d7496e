package io.lunapark.platform.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A small system of its own, to try the edge on. */
@Requires(property = "edge.test")
@Controller("/rides")
class EdgeController {

    @Serdeable
    record Ride(
            @JsonAlias("liczba_personelu") @Min(0) @Max(100) int staff,

            @JsonAlias("dl_trasy") @DecimalMin(value = "0", inclusive = false) @Digits(integer = 6, fraction = 3)
            BigDecimal trackLengthM,

            @JsonAlias("godziny_od")
            @Pattern(regexp = "([01]?[0-9]|2[0-3]):[0-5][0-9]", message = "invalid-format.time")
            String opensAt,

            @Size(min = 1, max = 40) @Nullable String name,
            Optional<Boolean> night,
            @Nullable List<Crew> wagons,
            @Nullable Map<@Size(min = 1, max = 10) String, @Min(0) @Max(900) Long> fares,
            @Nullable Instant since) {}

    @Serdeable
    record Crew(@Min(1) @Max(9) int seats, @Nullable UUID id) {}

    @Post
    Ride make(@Body Ride ride) {
        return ride;
    }

    @Put("/{id}")
    Map<String, Object> change(RequestContext request, @PathVariable UUID id, @Body Ride ride) {
        return Map.of(
                "id",
                id,
                "stale",
                !request.ifMatch().map(seen -> seen.allows(5)).orElse(true));
    }

    @Get("/{id}")
    HttpResponse<Map<String, Object>> show(RequestContext request, @PathVariable UUID id) {
        return EntityTag.answer(request, EntityTag.of(5), () -> Map.of("id", id));
    }

    @Get
    Page<String> list(PageRequest page, @QueryValue(defaultValue = "2026") int year) {
        return new Page<>(
                List.of(page.limit() + " after " + page.position().orElse("nothing")),
                page.cursor("ride/" + page.limit()));
    }

    @Get("/limited")
    Page<Boolean> limited(
            RequestContext request,
            @QueryValue(defaultValue = "1") @Max(9) int seats,
            @Nullable @QueryValue Integer year) {
        return new Page<>(QueryFlag.of(request, "open").stream().toList(), null);
    }

    @Get("/me")
    Map<String, Object> me(RequestContext request) {

        return Map.of(
                "caller",
                request.caller().toString(),
                "name",
                request.parameter("name").orElse(""),
                "logged",
                String.valueOf(MDC.get("userId")),
                "ip",
                request.sourceIp());
    }

    @Get("/broken/{how}")
    String broken(String how) throws SQLException {
        switch (how) {
            case "postgres" -> throw new IllegalStateException(new SQLException("secret host", "08006"));
            case "dynamo" -> throw SdkClientException.create("secret endpoint", new ConnectException("secret host"));
            case "slow-dynamo" -> throw ApiCallTimeoutException.create(500);
            case "stalled-dynamo" -> throw ApiCallAttemptTimeoutException.create(500);
            case "throttled" ->
                throw DynamoDbException.builder()
                        .message("secret")
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ThrottlingException")
                                .build())
                        .build();
            default -> throw new IllegalStateException("secret password");
        }
    }
}
