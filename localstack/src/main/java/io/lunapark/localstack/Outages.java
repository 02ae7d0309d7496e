package io.lunapark.localstack;

import io.lunapark.localstack.store.Store;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes stores of a stack unreachable and reachable again, to see what the product does meanwhile: their ports refuse
 * connections, and what they have acknowledged stays on disk. An outage ends with the stack; the next start has none.
 */
public final class Outages {

    /** A store that can be made unreachable. */
    public enum Target {
        QUEUE,
        BUS,
        DYNAMODB,
        POSTGRES;

        /** The one that the command line calls so; empty for anything else. */
        public static Optional<Target> of(String name) {
            return Stream.of(values())
                    .filter(one -> one.toString().equals(name))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final Map<Target, Store> stores = new EnumMap<>(Target.class);
    private final Map<Target, Instant> stopped = new EnumMap<>(Target.class);

    private Outages() {}

    /** Without the services that another program plays: these are not ours to stop. */
    static Outages of(Settings settings, Store postgres, Services services) {
        Outages outages = new Outages();
        if (settings.group().storesOf().isPresent()) {
            return outages;
        }
        outages.stores.put(Target.POSTGRES, postgres);
        if (settings.endpoints().dynamodb().isEmpty()) {
            outages.stores.put(Target.DYNAMODB, services.dynamo());
        }
        if (settings.endpoints().messages().isEmpty()) {
            outages.stores.put(Target.QUEUE, services.queues());
            outages.stores.put(Target.BUS, services.bus());
        }
        return outages;
    }

    /** Whether the store is one of this process, which can be stopped. */
    public boolean has(Target target) {
        return stores.containsKey(target);
    }

    /** Returns when the store is unreachable; does nothing where it already is. */
    public synchronized void stop(Target target) {
        Store store = store(target);
        if (!stopped.containsKey(target)) {
            LOG.warn("{} is made unreachable on purpose", target);
            stopped.put(target, Instant.now());
            store.stop();
        }
    }

    /**
     * Returns when the store answers again; does nothing where it does.
     *
     * @throws StartFailure when it does not start; it is still unreachable then
     */
    public synchronized void start(Target target) {
        Store store = store(target);
        if (stopped.containsKey(target)) {
            store.start();
            stopped.remove(target);
            LOG.warn("{} is reachable again", target);
        }
    }

    /** What is unreachable, and since when. */
    public synchronized Map<Target, Instant> now() {
        return new EnumMap<>(stopped);
    }

    private Store store(Target target) {
        Store store = stores.get(target);
        if (store == null) {
            throw new IllegalArgumentException(target + " is played by another program; stop and start it there.");
        }
        return store;
    }
}
