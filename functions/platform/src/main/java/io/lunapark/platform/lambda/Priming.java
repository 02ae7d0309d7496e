package io.lunapark.platform.lambda;

import io.lunapark.platform.store.Database;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanRegistration;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Primes a function before SnapStart takes its snapshot: everything that a request needs is used once, so that the first
 * request after a restore finds it loaded. Changes of a command are rolled back. Without SnapStart this never runs.
 */
@Singleton
final class Priming implements Resource {

    private static final Logger log = LoggerFactory.getLogger(Priming.class);

    /** No item has this key and no rule matches this source. */
    private static final String UNUSED = "priming";

    private final ApplicationContext context;
    private @Nullable Request request;

    Priming(ApplicationContext context) {
        this.context = context;
    }

    /** @param request returns the status of its answer */
    void of(Request request) {
        this.request = request;
        Core.getGlobalContext().register(this);
    }

    /** Primes only the stores that the use case uses. A store that refuses is fine: its client is loaded by then. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> snapshot) {
        long start = System.nanoTime();
        attempt(
                "the request",
                () -> log.info(
                        "The priming request was answered with {}",
                        ScopedValue.where(Database.PRIMING, true).call(Objects.requireNonNull(request)::make)));
        with(
                DynamoDbClient.class,
                dynamo -> dynamo.getItem(get -> get.tableName(UNUSED).key(Map.of("pk", AttributeValue.fromS(UNUSED)))));
        with(
                EventBridgeClient.class,
                bus -> bus.putEvents(put -> put.entries(
                        entry -> entry.source(UNUSED).detailType(UNUSED).detail("{}"))));
        with(Database.class, Database::disconnect);
        log.info("Primed in {} ms, before the snapshot", (System.nanoTime() - start) / 1_000_000);
    }

    @Override
    public void afterRestore(Context<? extends Resource> snapshot) {}

    private <T> void with(Class<T> type, Consumer<T> use) {
        for (BeanRegistration<T> made : context.getActiveBeanRegistrations(type)) {
            attempt(type.getSimpleName(), () -> use.accept(made.bean()));
        }
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            attempt.make();
        } catch (Exception e) {
            log.debug("Priming of {} was refused", what, e);
        }
    }

    @FunctionalInterface
    interface Request {
        int make() throws Exception;
    }

    @FunctionalInterface
    private interface Attempt {
        void make() throws Exception;
    }
}
