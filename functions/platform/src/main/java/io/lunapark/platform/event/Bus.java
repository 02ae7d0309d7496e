package io.lunapark.platform.event;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lunapark.platform.http.CleanText;
import io.lunapark.platform.store.Deadline;
import io.lunapark.platform.store.OutOfReach;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * The EventBridge bus behind a circuit breaker: after five failures in a row it is left alone for two seconds, then one
 * probe decides. What could not be sent stays in the outbox, so a dead bus costs a command nothing.
 */
@Singleton
public final class Bus {

    /** EventBridge takes at most 10 entries and 256 KB in one request; some room is left for what it adds. */
    private static final int MOST_ENTRIES = 10;

    private static final int MOST_BYTES = 240_000;

    /** With less left there is no time to ask the bus and to mark what it took: that is left to the relay. */
    private static final Duration ENOUGH = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Bus.class);

    private final EventBridgeClient client;
    private final String bus;
    private final String source;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "bus",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(5)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(100)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());

    Bus(
            EventBridgeClient client,
            @Property(name = "lunapark.bus") String bus,
            @Property(name = "lunapark.system") String system) {
        this.client = client;
        this.bus = bus;
        this.source = "lunapark." + system;
    }

    /**
     * Sends the events in their order, in as few requests as the limits allow, and stops when the bus is out of reach or the
     * time of the invocation ends. What it refuses holds up nothing else.
     *
     * @return positions of the events that the bus has taken
     */
    public List<Long> publish(List<StoredEvent> events) {
        List<Long> taken = new ArrayList<>();
        for (List<StoredEvent> request : requests(events)) {
            if (Deadline.isNearerThan(ENOUGH)) {
                break;
            }
            try {
                taken.addAll(breaker.executeSupplier(() -> put(request)));
            } catch (CallNotPermittedException e) {
                break;
            } catch (SdkException | NothingTaken e) {
                log.warn(
                        "The bus did not take {} events; the relay will send them: {}", request.size(), e.getMessage());
                if (OutOfReach.is(e)) {
                    break;
                }
            }
        }
        return taken;
    }

    private List<Long> put(List<StoredEvent> events) {
        List<PutEventsRequestEntry> entries = events.stream()
                .map(event -> PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(source)
                        .detailType(event.type())
                        .detail(CleanText.escaped(event.envelope())) // the queues behind it take no other
                        .build())
                .toList();
        List<PutEventsResultEntry> results =
                client.putEvents(request -> request.entries(entries)).entries();
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).eventId() != null) {
                taken.add(events.get(i).position());
            }
        }
        if (taken.isEmpty()) {
            throw new NothingTaken(results.getFirst().errorMessage());
        }
        return taken;
    }

    private static List<List<StoredEvent>> requests(List<StoredEvent> events) {
        List<List<StoredEvent>> requests = new ArrayList<>();
        int bytes = 0;
        for (StoredEvent event : events) {
            int size = event.envelope().getBytes(StandardCharsets.UTF_8).length;
            if (requests.isEmpty() || requests.getLast().size() == MOST_ENTRIES || bytes + size > MOST_BYTES) {
                requests.add(new ArrayList<>());
                bytes = 0;
            }
            requests.getLast().add(event);
            bytes += size;
        }
        return requests;
    }

    /** The bus answered, but refused every entry: for the breaker that is a failure like any other. */
    private static final class NothingTaken extends RuntimeException {
        NothingTaken(String message) {
            super(message);
        }
    }
}
