package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Api;
import io.lunapark.localstack.template.Template.Authorizer;
import io.lunapark.localstack.template.Template.Route;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the events by which HTTP APIs call functions. The APIs of all systems share one address, here and behind
 * CloudFront, so that two functions cannot have one route.
 */
final class RouteReader {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY");

    private final Resolver resolver;
    private final Faults faults;
    private final Map<String, Api> apis;
    private final Map<String, Owned> ownerOfRoute;

    /** The APIs are known before the first route is read; the owners are those of all templates. */
    RouteReader(Resolver resolver, Faults faults, Map<String, Api> apis, Map<String, Owned> ownerOfRoute) {
        this.resolver = resolver;
        this.faults = faults;
        this.apis = apis;
        this.ownerOfRoute = ownerOfRoute;
    }

    Optional<Route> route(String id, Section event) {
        Optional<Api> api = event.need("ApiId")
                .flatMap(node -> resolver.resource(node, ResourceType.HTTP_API))
                .map(resource -> Objects.requireNonNull(apis.get(resource.id())));
        Optional<Section> auth = event.section("Auth");
        if (api.isPresent() && !event.has("Path") && !event.has("Method")) {
            auth.ifPresent(section -> authorizer(section, api.get()));
            return Optional.empty(); // its $default: here all APIs share one address, which one of them answers for
        }
        Optional<Node> pathNode = event.need("Path");
        Optional<String> path = pathNode.flatMap(resolver::text);
        Optional<String> method = event.need("Method")
                .flatMap(node -> resolver.text(node)
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .filter(text -> {
                            if (!METHODS.contains(text)) {
                                faults.add(node, id + ": " + text + " is no HTTP method");
                            }
                            return METHODS.contains(text);
                        }));
        if (api.isEmpty() || path.isEmpty() || method.isEmpty()) {
            return Optional.empty();
        }
        if (!path.get().matches("/|(/[^/{}]+|/\\{[A-Za-z0-9_.-]+})*(/\\{[A-Za-z0-9_.-]+\\+})?")) {
            faults.add(pathNode.get(), id + ": " + path.get() + " is no path of an HTTP API");
            return Optional.empty();
        }
        Authorizer authorizer =
                auth.isPresent() ? authorizer(auth.get(), api.get()) : api.get().standard();
        Route route = new Route(method.get(), path.get(), api.get(), authorizer);
        own(id, route, pathNode.get());
        return Optional.of(route);
    }

    /** {@code NONE} opens a route that the standard authorizer of its API would guard. */
    private @Nullable Authorizer authorizer(Section auth, Api api) {
        Optional<Node> node = auth.need("Authorizer");
        auth.end();
        String name = node.flatMap(resolver::text).orElse("NONE");
        Authorizer named = api.authorizers().get(name);
        if (named == null && !name.equals("NONE")) {
            faults.add(node.get(), auth.name() + ": " + api.id() + " has no authorizer " + name);
        }
        return named;
    }

    private void own(String id, Route route, Node at) {
        String shape = route.method() + " "
                + route.path().replaceAll("\\{[^}]*\\+}", "{+}").replaceAll("\\{[^+}]+}", "{}");
        Owned owner = ownerOfRoute.putIfAbsent(shape, new Owned(id, faults.file(), route));
        if (owner == null) {
            return;
        }
        boolean sameApi = owner.route().api().id().equals(route.api().id());
        if (sameApi || !owner.function().equals(id)) {
            String where = owner.file().equals(faults.file()) ? "" : " in " + owner.file();
            faults.add(at, id + ": " + route.key() + " is the route of " + owner.function() + where + " already");
        } else if (!Objects.equals(owner.route().authorizer(), route.authorizer())) {
            faults.add(
                    at,
                    id + ": " + route.key() + " has another authorizer on "
                            + owner.route().api().id());
        }
    }

    /** A route that a function of some template has. */
    record Owned(String function, String file, Route route) {}
}
