package io.lunapark.localstack.gateway;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Authorizer;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.RateLimits;
import io.lunapark.localstack.template.Template.Route;
import io.lunapark.localstack.template.Template.Throttling;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a guard for each route of the template; routes with the same rate limits share their counts. */
public final class RouteGuards {

    private final InstantSource clock;
    private final TimeMeter time;
    private final Map<Authorizer, JwtAuthorizer> authorizers = new HashMap<>();
    private final RateLimits ofAll;
    private final Map<RateLimits, Limits> limits = new HashMap<>();

    private RouteGuards(RateLimits ofAll, InstantSource clock, TimeMeter time) {
        this.ofAll = ofAll;
        this.clock = clock;
        this.time = time;
    }

    /** A gateway for the functions of the template. */
    public static Gateway gateway(Template template, Functions functions) {
        RouteGuards guards = new RouteGuards(template.limits(), InstantSource.system(), TimeMeter.SYSTEM_NANOTIME);
        Routes<Gateway.Entry> routes = new Routes<>();
        for (Function function : template.functions()) {
            for (Route route : function.routes()) {
                routes.add(
                        route.method(),
                        route.path(),
                        new Gateway.Entry(guards.guard(route), functions.get(function.id())));
            }
        }
        return new Gateway(routes);
    }

    private RouteGuard guard(Route route) {
        Authorizer authorizer = route.authorizer();
        RateLimits named = route.api().limits();
        Limits own = limits.computeIfAbsent(named.equals(RateLimits.NONE) ? ofAll : named, this::limits);
        return new RouteGuard(
                own.perAddress(),
                throttle(route.throttling(), time),
                authorizer == null
                        ? null
                        : authorizers.computeIfAbsent(authorizer, one -> new JwtAuthorizer(one, clock)),
                own.perUser());
    }

    private Limits limits(RateLimits limits) {
        Integer perAddress = limits.perAddressPerMinute();
        Integer perUser = limits.perUserPerMinute();
        return new Limits(
                perAddress == null ? null : new CallsPerMinute(perAddress, time),
                perUser == null ? null : new CallsPerMinute(perUser, time));
    }

    /** API Gateway's token bucket: filled at the rate, as large as the burst. */
    static @Nullable Bucket throttle(@Nullable Throttling throttling, TimeMeter time) {
        return throttling == null
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(throttling.burst())
                                .refillGreedy(throttling.ratePerSecond(), Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build();
    }

    private record Limits(
            @Nullable CallsPerMinute perAddress, @Nullable CallsPerMinute perUser) {}
}
