package io.lunapark.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What somebody who waits at a door notices of a DynamoDB that is too busy. */
class QuickDynamoDbTest {

    private static final String BUSY =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"slow down\"}";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer dynamo;
    private ApplicationContext context;

    @BeforeEach
    void start() throws IOException {
        dynamo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamo.start();
    }

    @AfterEach
    void stop() {
        context.close();
        dynamo.stop(0);
    }

    @Test
    void aBusyStoreIsAskedAgainAtOnce() {
        DynamoDbClient client = busyFor(2);

        assertThat(get(client)).isNull();
        assertThat(asked).hasValue(3);
    }

    @Test
    void aStoreThatStaysBusyIsSaidToBeOutOfReachBeforeAnybodyBelievesThatTheDoorIsBroken() {
        DynamoDbClient client = busyFor(Integer.MAX_VALUE);
        get(client); // the first call of all loads classes
        asked.set(0);

        long start = System.nanoTime();
        Throwable refusal = get(client);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(OutOfReach.is(refusal)).isTrue();
        assertThat(asked).hasValue(3);
        // 40 ms of waiting; the rest is for a machine that does much else at once.
        assertThat(took).isBetween(Duration.ofMillis(40), Duration.ofMillis(1000));
    }

    private static Throwable get(DynamoDbClient client) {
        return catchThrowable(() ->
                client.getItem(get -> get.tableName("t").key(Map.of("pk", AttributeValue.fromS("p")))));
    }

    private DynamoDbClient busyFor(int calls) {
        dynamo.createContext("/", exchange -> {
            boolean busy = asked.incrementAndGet() <= calls;
            byte[] body = (busy ? BUSY : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(busy ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        context = ApplicationContext.run(Map.of(
                "aws.endpoint.url.dynamodb",
                "http://127.0.0.1:" + dynamo.getAddress().getPort()));
        return context.getBean(DynamoDbClient.class, Qualifiers.byName("quick"));
    }
}
