package io.lunapark.coasters.sites;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The lease of the two nodes that share the store of one simulated computer, by the rules of the local stack's lease.sql:
 * a holder renews it before its end, another one takes it after that with a higher token, and a transaction of a job
 * commits only while its token is the present one.
 */
final class MemoryLease {

    private static final Duration TERM = Duration.ofMinutes(40);

    /** Work of a node, with the token that it had when it began. */
    record Job(int node, long token) {}

    private final Bug bug;
    private final Map<Integer, Job> believed = new HashMap<>();
    private final Map<Long, Set<Integer>> holders = new HashMap<>();
    private int holder = -1;
    private long token;
    private Instant until = Instant.MIN;
    private boolean isLate;

    MemoryLease(Bug bug) {
        this.bug = bug;
    }

    /** What one of the nodes begins now; one that was paused does not know that its lease is over. */
    Job begin(Random random, Instant now) {
        int node = random.nextInt(2);
        if (!believed.containsKey(node) || random.nextBoolean()) {
            ask(node, now);
        }
        return believed.getOrDefault(node, believed.get(holder));
    }

    private void ask(int node, Instant now) {
        if (until.isAfter(now) && holder != node) {
            believed.remove(node);
            return;
        }
        if (!until.isAfter(now)) {
            token += bug == Bug.TOKEN_GIVEN_TWICE ? 0 : 1;
            holder = node;
        }
        until = now.plus(TERM);
        believed.put(node, new Job(node, token));
        holders.computeIfAbsent(token, any -> new HashSet<>()).add(node);
    }

    /** The node stands still, and the other one takes the lease when it has ended. @return the time by then */
    Instant pause(Job job, Instant now) {
        Instant later = now.plus(TERM).plus(TERM);
        ask(1 - job.node, later);
        return later;
    }

    /** Whether a transaction may commit, or at its begin whether it is worth it. */
    boolean admits(Job job) {
        return job.token == token;
    }

    void committed(Job job) {
        isLate |= job.token != token;
    }

    Optional<String> fault() {
        if (isLate) {
            return Optional.of("a node has written with a token that was over");
        }
        return holders.values().stream().anyMatch(nodes -> nodes.size() > 1)
                ? Optional.of("two nodes have held the same token")
                : Optional.empty();
    }
}
