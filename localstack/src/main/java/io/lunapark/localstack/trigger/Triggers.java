package io.lunapark.localstack.trigger;

import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.function.LocalFunction;
import io.lunapark.localstack.gateway.Json;
import io.lunapark.localstack.lease.Leadership;
import io.lunapark.localstack.store.Queues;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Mapping;
import io.lunapark.localstack.template.Template.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that calls functions without a caller: queues and the clock. */
public final class Triggers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);

    /** A call that goes on gets that long to end before it is interrupted. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(3);

    private final Leadership leadership;
    private final List<Poller> pollers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedules").daemon().factory());

    /** @param leadership says whether this node fires schedules */
    public Triggers(
            Template template,
            Functions functions,
            Queues queues,
            Leadership leadership,
            String region,
            String account) {
        this.leadership = leadership;
        Map<String, List<Soon>> following = new HashMap<>();
        for (Function function : template.functions()) {
            LocalFunction target = functions.get(function.id());
            for (Schedule schedule : function.schedules()) {
                plan(target, schedule);
                Optional.ofNullable(schedule.after())
                        .ifPresent(after -> following
                                .computeIfAbsent(after, first -> new ArrayList<>())
                                .add(new Soon(() -> call(target, schedule))));
            }
        }
        for (Function function : template.functions()) {
            LocalFunction target = functions.get(function.id());
            List<Soon> next = following.getOrDefault(function.id(), List.of());
            for (Mapping mapping : function.mappings()) {
                Duration visibility = template.queues().stream()
                        .filter(queue -> queue.name().equals(mapping.queue()))
                        .map(Template.Queue::visibility)
                        .findFirst()
                        .orElseThrow();
                String arn = "arn:aws:sqs:" + region + ":" + account + ":" + mapping.queue();
                for (int i = 0; i < mapping.pollers(); i++) {
                    Poller poller = new Poller(target, mapping, visibility, queues, arn, region, next);
                    pollers.add(poller);
                    threads.add(Thread.ofVirtual().name(function.id() + "-" + i).start(poller));
                }
            }
        }
    }

    private void plan(LocalFunction function, Schedule schedule) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        Duration wait = Duration.between(now, schedule.expression().next(now));
        clock.schedule(
                () -> {
                    Thread.ofVirtual().name(function.id()).start(() -> call(function, schedule));
                    plan(function, schedule);
                },
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void call(LocalFunction function, Schedule schedule) {
        OptionalLong token = leadership.token();
        if (token.isEmpty()) {
            return;
        }
        String input = schedule.input();
        try {
            function.invoke(
                    input != null
                            ? input.getBytes(StandardCharsets.UTF_8)
                            : Json.object(json -> {
                                json.writeStringField("version", "0");
                                json.writeStringField("id", UUID.randomUUID().toString());
                                json.writeStringField("detail-type", "Scheduled Event");
                                json.writeStringField("source", "aws.scheduler");
                                json.writeStringField("time", Instant.now().toString());
                                json.writeObjectFieldStart("detail");
                                json.writeEndObject();
                            }),
                    Map.of(LocalFunction.LEASE_TOKEN, Long.toString(token.getAsLong())));
        } catch (FunctionFailure e) {
            LOG.error(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        for (int i = 0; i < pollers.size(); i++) {
            pollers.get(i).stop(threads.get(i));
        }
        long end = System.nanoTime() + LAST_CALLS.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
            threads.forEach(Thread::interrupt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
