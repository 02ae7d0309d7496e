package io.lunapark.cars.store;

import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.lunapark.testing.SystemSchema;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One of several instances of a function, on a Postgres that is as real as that of the venue. */
public record Instance(ApplicationContext context) implements AutoCloseable {

    static final int MOST_PENDING = 1_000;

    static Instance start() {
        return start(Map.of());
    }

    /**
     * @param more of its environment
     * @param instead beans in the place of its own
     */
    public static Instance start(Map<String, String> more, RuntimeBeanDefinition<?>... instead) {
        Map<String, String> environment = new HashMap<>();
        SystemSchema.settings("cars")
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.put("LUNAPARK_USE_CASE", "CleanUpCars");
        environment.put("LUNAPARK_MOST_PENDING", Integer.toString(MOST_PENDING));
        environment.putAll(more);
        return new Instance(Function.start(environment, instead));
    }

    public SharedBreaker breaker() {
        return context.getBean(SharedBreaker.class);
    }

    PendingCars pending() {
        return context.getBean(PendingCars.class);
    }

    public Tally.Counts counts() {
        return database().withConnection(context.getBean(Tally.class)::read);
    }

    public Database database() {
        return context.getBean(Database.class);
    }

    public int update(String statement) {
        return database().withConnection(() -> context.getBean(Sql.class).update(statement));
    }

    public long number(String query) {
        return database()
                .withConnection(() -> context.getBean(Sql.class)
                        .list(query, row -> row.getLong(1))
                        .getFirst());
    }

    @Override
    public void close() {
        context.close();
    }
}
