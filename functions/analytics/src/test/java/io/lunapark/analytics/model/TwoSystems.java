package io.lunapark.analytics.model;

import io.lunapark.billing.booktaskevents.BookTaskEvents;
import io.lunapark.billing.closeduedays.CloseDueDays;
import io.lunapark.billing.closing.Closing;
import io.lunapark.billing.store.ClosedDay;
import io.lunapark.billing.store.ClosedDays;
import io.lunapark.billing.store.Ledger;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.lunapark.tasks.Shuffle;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.TaskTitle;
import io.lunapark.tasks.keepworkers.KeepWorkers;
import io.lunapark.tasks.store.Tasks;
import io.lunapark.tasks.store.Workers;
import io.lunapark.testing.AwsServer;
import io.lunapark.testing.SystemSchema;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The exchange and its books as they are deployed, each on a Postgres of its own, by a clock that the test moves. Nothing
 * carries events from one to the other but the test.
 */
final class TwoSystems implements AutoCloseable {

    static final ZoneId VENUE = ZoneId.of("Europe/Warsaw");

    private Instant now = Instant.parse("2001-01-01T07:00:00Z");
    private final AwsServer bus = new AwsServer(
            (operation, request) -> Map.of("FailedEntryCount", 0, "Entries", List.of(Map.of("EventId", "1"))));
    private final ApplicationContext exchange = start("tasks", "KeepWorkers", "KeepWorkers");
    private final ApplicationContext books = start("billing", "CloseDueDays", "BookTaskEvents");

    /** The end of a process before its transaction has. */
    private static final class Crash extends RuntimeException {}

    /** What a command did: the tasks as they are stored then, and its events. */
    record Done(List<Task> tasks, List<Envelope> events) {}

    private ApplicationContext start(String system, String useCase, String projection) {
        Map<String, String> environment = new HashMap<>();
        SystemSchema.settings(system)
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.putAll(Map.of(
                "LUNAPARK_USE_CASE",
                useCase,
                "LUNAPARK_PROJECTION",
                projection,
                "LUNAPARK_TIME_ZONE",
                VENUE.getId(),
                "LUNAPARK_BUS",
                "test",
                "LUNAPARK_PUBLISH_AFTER_ANSWER",
                "true",
                "AWS_ENDPOINT_URL_EVENTBRIDGE",
                bus.url()));
        return Function.start(
                environment,
                RuntimeBeanDefinition.builder(Clock.class, TestClock::new)
                        .singleton(true)
                        .replaces(Clock.class)
                        .build());
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, VENUE);
    }

    void moveTo(Instant time) {
        now = time;
    }

    /** Empty where it was refused. */
    Optional<Done> add(Random random) {
        return atExchange(
                () -> Task.add(
                                new TaskTitle("Task " + random.nextInt(1000), null),
                                "",
                                new UUID(1, 1),
                                bean(exchange, Workers.class).eligible(),
                                random,
                                bean(exchange, Ids.class),
                                now)
                        .map(List::of),
                added -> added.forEach(bean(exchange, Tasks.class)::insert));
    }

    Optional<Done> complete(UUID task, UUID by) {
        return atExchange(
                () -> bean(exchange, Tasks.class).lock(task).complete(by, now).map(List::of),
                done -> done.forEach(bean(exchange, Tasks.class)::replace));
    }

    Optional<Done> shuffle(Random random) {
        return atExchange(
                () -> new Shuffle(UUID.randomUUID(), false)
                        .of(
                                bean(exchange, Tasks.class).lockForShuffle(),
                                bean(exchange, Workers.class).eligible(),
                                random),
                bean(exchange, Tasks.class)::reassign);
    }

    /** One transaction: what is decided is stored with its events. */
    private Optional<Done> atExchange(Supplier<Decision<List<Task>>> decision, Consumer<List<Task>> store) {
        return inTransaction(exchange, () -> switch (decision.get()) {
            case Decision.Accepted<List<Task>> accepted -> {
                if (!accepted.events().isEmpty()) {
                    store.accept(accepted.value());
                }
                yield Optional.of(new Done(
                        accepted.value().stream()
                                .map(task -> bean(exchange, Tasks.class).find(task.id()))
                                .toList(),
                        stored(exchange, accepted.events())));
            }
            case Decision.Refused<List<Task>> refused -> Optional.empty();
        });
    }

    Task task(UUID id) {
        return inTransaction(exchange, () -> bean(exchange, Tasks.class).find(id));
    }

    /** Hands over events of identity, in one batch. */
    void tellExchange(List<Envelope> events) {
        deliver(bean(exchange, KeepWorkers.class), events);
    }

    /** Hands over events of tasks, in one batch. */
    void tellBooks(List<Envelope> events) {
        deliver(bean(books, BookTaskEvents.class), events);
    }

    private static void deliver(InboxProjection projection, List<Envelope> events) {
        if (!events.isEmpty() && !projection.applyTogether(events).equals(events)) {
            throw new IllegalStateException("not all events were taken");
        }
    }

    /** The job of the schedule. */
    void closeDueDays() {
        bean(books, CloseDueDays.class).run();
    }

    /** What an admin may do before the day is over. */
    void closeToday() {
        Decision<ClosedDay> closed = inTransaction(books, () -> {
            Decision<ClosedDay> decision = bean(books, Closing.class).close(today(), now);
            if (decision instanceof Decision.Accepted<ClosedDay> accepted
                    && !accepted.events().isEmpty()) {
                stored(books, accepted.events());
            }
            return decision;
        });
        if (closed instanceof Decision.Refused<ClosedDay> refused) {
            throw new IllegalStateException(refused.problem().toString());
        }
    }

    /** Does something, and dies before it is committed. */
    void crashing(Runnable work) {
        try {
            inTransaction(
                    books,
                    () -> inTransaction(exchange, () -> {
                        work.run();
                        throw new Crash();
                    }));
        } catch (Crash died) {
            // and is done again, or never
        }
    }

    long balance(UUID person) {
        return inTransaction(books, () -> bean(books, Ledger.class).balance(person));
    }

    Map<LocalDate, Long> earnings(LocalDate first, LocalDate last) {
        return inTransaction(books, () -> bean(books, Ledger.class).earnings(first, last));
    }

    /** Those of a day that have a letter, as {@link BooksModel#payout} writes them. */
    List<String> payouts(LocalDate day) {
        return inTransaction(books, () -> bean(books, ClosedDays.class).allPayouts(day)).stream()
                .map(payout -> BooksModel.payout(day, payout.personId(), payout.amountInCents()))
                .toList();
    }

    long sumOfAllAccounts() {
        return inTransaction(books, () -> bean(books, Ledger.class).accounts()).stream()
                .mapToLong(account -> account.amountInCents())
                .sum();
    }

    long waiting() {
        return inTransaction(books, () -> bean(books, Inbox.class).backlogs()).stream()
                .mapToLong(Outbox.Backlog::waiting)
                .sum();
    }

    private static List<Envelope> stored(ApplicationContext side, List<? extends DomainEvent> events) {
        return events.isEmpty()
                ? List.of()
                : bean(side, Outbox.class).store(Origin.ofJob(), events).stream()
                        .map(event -> read(side, event.envelope()))
                        .toList();
    }

    private static Envelope read(ApplicationContext side, String envelope) {
        try {
            return bean(side, JsonMapper.class).readValue(envelope, Envelope.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T inTransaction(ApplicationContext side, Supplier<T> work) {
        return bean(side, Database.class).inTransaction(work);
    }

    private static <T> T bean(ApplicationContext side, Class<T> type) {
        return side.getBean(type);
    }

    @Override
    public void close() {
        exchange.close();
        books.close();
        bus.close();
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
