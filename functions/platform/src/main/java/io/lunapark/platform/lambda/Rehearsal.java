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
 * Before SnapStart takes its snapshot of a function, all that a call needs is used once, by calls that change nothing:
 * what a command would change is rolled back. So the first real call after a restore finds it loaded. Where no snapshot
 * is taken, nobody asks for it.
 */
@Singleton
final class Rehearsal implements Resource {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    /** No item has this key and no rule waits for this source. */
    private static final String NOBODY = "rehearsal";

    private final ApplicationContext context;
    private @Nullable Call call;

    Rehearsal(ApplicationContext context) {
        this.context = context;
    }

    /** @param call answers with a status */
    void of(Call call) {
        this.call = call;
        Core.getGlobalContext().register(this);
    }

    /** Of the stores only those that the use case has asked for. That one of them refuses is as good: the way there was used. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> snapshot) {
        long start = System.nanoTime();
        attempt(
                "the call",
                () -> log.info(
                        "The rehearsed call was answered with {}",
                        ScopedValue.where(Database.REHEARSAL, true).call(Objects.requireNonNull(call)::make)));
        with(
                DynamoDbClient.class,
                dynamo -> dynamo.getItem(get -> get.tableName(NOBODY).key(Map.of("pk", AttributeValue.fromS(NOBODY)))));
        with(
                EventBridgeClient.class,
                bus -> bus.putEvents(put -> put.entries(
                        entry -> entry.source(NOBODY).detailType(NOBODY).detail("{}"))));
        with(Database.class, Database::disconnect);
        log.info("Rehearsed in {} ms, before the snapshot", (System.nanoTime() - start) / 1_000_000);
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
            log.debug("The rehearsal of {} was refused", what, e);
        }
    }

    @FunctionalInterface
    interface Call {
        int make() throws Exception;
    }

    @FunctionalInterface
    private interface Attempt {
        void make() throws Exception;
    }
}
