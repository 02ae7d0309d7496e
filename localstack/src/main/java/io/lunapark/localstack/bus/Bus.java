package io.lunapark.localstack.bus;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.store.ElasticMq;
import io.lunapark.localstack.store.Guard;
import io.lunapark.localstack.store.LoopbackServer;
import io.lunapark.localstack.store.Store;
import io.lunapark.localstack.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * EventBridge: an event is on disk before PutEvents answers, and goes from there to the queues of the rules that match it,
 * in order, as often as it takes. After a kill some events come twice.
 */
public final class Bus implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final int DELIVERED_AT_ONCE = 200;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /**
     * While more messages than this wait in one queue, which keeps them in memory, events wait on disk. A queue that no
     * function reads would never get shorter, so it does not count.
     */
    private static final int BACKLOG = 20_000;

    private static final long POSITION_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path directory;
    private final LoopbackServer server;
    private final ElasticMq queues;
    private final Rules rules;
    private final Set<String> read;
    private final Set<String> names;
    private final String region;
    private final String account;
    private @Nullable BusJournal journal;
    private @Nullable Thread delivery;

    public Bus(
            Path directory, int port, String key, String region, String account, Template template, ElasticMq queues) {
        this.directory = directory;
        this.queues = queues;
        this.rules = new Rules(template.rules());
        this.read = template.functions().stream()
                .flatMap(function -> function.mappings().stream())
                .map(Template.Mapping::queue)
                .collect(Collectors.toSet());
        this.names = template.buses().stream().map(Template.Bus::name).collect(Collectors.toSet());
        this.region = region;
        this.account = account;
        this.server = new LoopbackServer("events", port, Guard.forPrograms(key), this::endpoint);
    }

    @Override
    public String url() {
        return server.url();
    }

    private BusEndpoint endpoint() {
        return new BusEndpoint(journal(), names, region, account);
    }

    private BusJournal journal() {
        BusJournal present = journal;
        if (present == null) {
            throw new IllegalStateException("the bus is stopped");
        }
        return present;
    }

    @Override
    public synchronized void start() {
        try {
            BusJournal opened = new BusJournal(directory);
            journal = opened;
            delivery = Thread.ofPlatform().name("bus-delivery").daemon().start(() -> deliver(opened));
        } catch (IOException e) {
            throw new StartFailure("The bus cannot open its data in " + directory + ": " + e.getMessage(), e);
        }
        server.start();
    }

    @Override
    public synchronized void stop() {
        server.stop();
        Thread running = delivery;
        BusJournal opened = journal;
        delivery = null;
        journal = null;
        if (running == null || opened == null) {
            return;
        }
        try {
            running.interrupt();
            running.join();
            opened.close();
        } catch (IOException e) {
            LOG.warn("the bus does not close cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(BusJournal from) {
        long written = System.nanoTime();
        boolean unwritten = false;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (unwritten && (from.isDrained() || System.nanoTime() - written > POSITION_EVERY_NANOS)) {
                    from.delivered();
                    unwritten = false;
                    written = System.nanoTime();
                }
                List<BusEvent> events = from.next(DELIVERED_AT_ONCE);
                if (events.isEmpty()) {
                    return;
                }
                deliver(events);
                unwritten = true;
                while (read.stream().anyMatch(queue -> queues.backlog(queue) > BACKLOG)) {
                    Thread.sleep(5);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the bus stops to deliver");
        } catch (IOException | RuntimeException e) {
            LOG.error("the bus cannot read its own journal; nothing is delivered any more", e);
        } finally {
            if (unwritten) {
                writePosition(from);
            }
        }
    }

    private static void writePosition(BusJournal from) {
        // An interrupt would close the file under our hands.
        boolean interrupted = Thread.interrupted();
        try {
            from.delivered();
        } catch (IOException e) {
            LOG.warn("the position of the bus is not written; some events will come twice", e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all of them are in their queues. */
    private void deliver(List<BusEvent> events) throws InterruptedException {
        Map<String, List<String>> byQueue = new LinkedHashMap<>();
        for (BusEvent event : events) {
            for (String queue : rules.targets(event)) {
                byQueue.computeIfAbsent(queue, q -> new ArrayList<>()).add(event.json());
            }
        }
        long pause = 20;
        while (!byQueue.isEmpty()) {
            Map<String, CompletableFuture<?>> sent = new LinkedHashMap<>();
            byQueue.forEach((queue, bodies) -> sent.put(queue, send(queue, bodies)));
            for (Map.Entry<String, CompletableFuture<?>> one : sent.entrySet()) {
                if (one.getValue().handle((done, failure) -> failure == null).join()) {
                    byQueue.remove(one.getKey());
                }
            }
            if (!byQueue.isEmpty()) {
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private CompletableFuture<?> send(String queue, List<String> bodies) {
        try {
            return queues.send(queue, bodies);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
