package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Api;
import io.lunapark.localstack.template.Template.Authorizer;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.RateLimits;
import io.lunapark.localstack.template.Template.Throttling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads HTTP APIs: who may call their routes, and how often. */
final class ApiReader {

    private static final String TOKEN_HEADER = "$request.header.Authorization";

    /** More than any account of API Gateway has. */
    private static final int MOST_REQUESTS = 100_000_000;

    private final Resolver resolver;
    private final Faults faults;
    private final List<Throttled> throttled = new ArrayList<>();

    ApiReader(Resolver resolver, Faults faults) {
        this.resolver = resolver;
        this.faults = faults;
    }

    Api api(Resource resource, Section metadata, Section properties) {
        String id = resource.id();
        properties.ignore("Description", "Name");
        properties
                .take("StageName")
                .filter(node -> !resolver.text(node).orElse("").equals("$default"))
                .ifPresent(node -> faults.add(node, id + ": only StageName $default is known"));
        Map<String, Authorizer> authorizers = new LinkedHashMap<>();
        Authorizer standard = properties
                .section("Auth")
                .flatMap(auth -> auth(auth, authorizers))
                .orElse(null);
        Throttling throttling = properties
                .section("DefaultRouteSettings")
                .flatMap(this::throttling)
                .orElse(null);
        Map<String, Throttling> byRoute = new LinkedHashMap<>();
        properties
                .section("RouteSettings")
                .ifPresent(settings -> settings.each((route, node) -> {
                    throttled.add(new Throttled(id, route.getValue(), route));
                    throttling(new Section(settings.name() + "." + route.getValue(), node, faults))
                            .ifPresent(own -> byRoute.put(route.getValue(), own));
                }));
        RateLimits limits = metadata.section("RateLimits").map(this::rateLimits).orElse(RateLimits.NONE);
        return new Api(id, authorizers, standard, throttling, byRoute, limits);
    }

    private Optional<Authorizer> auth(Section auth, Map<String, Authorizer> authorizers) {
        auth.section("Authorizers")
                .ifPresent(all -> all.each((name, node) -> authorizers.put(
                        name.getValue(),
                        authorizer(name.getValue(), new Section(all.name() + "." + name.getValue(), node, faults)))));
        Optional<Node> standard = auth.take("DefaultAuthorizer");
        auth.end();
        Optional<String> name = standard.flatMap(resolver::text);
        name.filter(text -> !authorizers.containsKey(text))
                .ifPresent(text -> faults.add(standard.get(), auth.name() + ": there is no authorizer " + text));
        return name.map(authorizers::get);
    }

    private Authorizer authorizer(String name, Section section) {
        section.need("IdentitySource")
                .filter(node -> !resolver.text(node).orElse("").equals(TOKEN_HEADER))
                .ifPresent(node ->
                        faults.add(node, section.name() + ": only IdentitySource " + TOKEN_HEADER + " is known"));
        String issuer = "";
        List<String> audience = List.of();
        Optional<Node> configuration = section.need("JwtConfiguration");
        if (configuration.isPresent()) {
            Section jwt = new Section(section.name() + ".JwtConfiguration", configuration.get(), faults);
            issuer = jwt.need("issuer").flatMap(resolver::text).orElse("");
            audience = jwt.list("audience").stream()
                    .flatMap(node -> resolver.text(node).stream())
                    .toList();
            if (audience.isEmpty()) {
                faults.add(jwt.node(), jwt.name() + ": audience is missing");
            }
            jwt.end();
        }
        section.end();
        return new Authorizer(name, issuer, audience);
    }

    private Optional<Throttling> throttling(Section settings) {
        settings.ignore("DetailedMetricsEnabled");
        Optional<Integer> rate = resolver.number(settings, "ThrottlingRateLimit", 1, MOST_REQUESTS);
        Optional<Integer> burst = resolver.number(settings, "ThrottlingBurstLimit", 1, MOST_REQUESTS);
        settings.end();
        if (rate.isEmpty() || burst.isEmpty()) {
            faults.add(settings.node(), settings.name() + " wants both ThrottlingRateLimit and ThrottlingBurstLimit");
            return Optional.empty();
        }
        return Optional.of(new Throttling(rate.get(), burst.get()));
    }

    /** Also those of all APIs together, where an application has them. */
    RateLimits rateLimits(Section limits) {
        @Nullable
        Integer perAddress =
                resolver.number(limits, "PerAddressPerMinute", 1, MOST_REQUESTS).orElse(null);
        @Nullable
        Integer perUser =
                resolver.number(limits, "PerUserPerMinute", 1, MOST_REQUESTS).orElse(null);
        limits.end();
        return new RateLimits(perAddress, perUser);
    }

    /** API Gateway refuses settings for a route that it does not have. */
    void end(List<Function> functions) {
        for (Throttled one : throttled) {
            boolean there = functions.stream()
                    .flatMap(function -> function.routes().stream())
                    .anyMatch(route ->
                            route.api().id().equals(one.api()) && route.key().equals(one.route()));
            if (!there) {
                faults.add(one.node(), one.api() + ".RouteSettings: there is no route " + one.route());
            }
        }
    }

    private record Throttled(String api, String route, Node node) {}
}
