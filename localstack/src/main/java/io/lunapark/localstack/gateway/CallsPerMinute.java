package io.lunapark.localstack.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * The counterpart of a rate rule of AWS WAF: a number of calls per minute for each caller. A caller who made none lately
 * may use the calls of a minute at once.
 */
final class CallsPerMinute {

    /** Callers that are watched at a time; beyond that the ones that were quiet longest begin anew. */
    private static final int CALLERS = 10_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LoadingCache<String, Bucket> callers;

    CallsPerMinute(int most, TimeMeter time) {
        callers = Caffeine.newBuilder()
                .maximumSize(CALLERS)
                .expireAfterAccess(MINUTE)
                .ticker(time::currentTimeNanos)
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Counts a call; answers with the seconds that the caller has to wait, 0 when there is nothing to wait for. */
    long secondsToWait(String caller) {
        ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000);
    }
}
