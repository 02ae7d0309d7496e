package io.lunapark.platform.http;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call of a function's own route as its rehearsal makes it: by somebody whose roles are enough, about things that are
 * not there, for the shortest list. A command gets an empty body. Where a write could not be taken back, nobody calls,
 * and is refused.
 */
@Singleton
public final class RehearsedCall {

    /** Belongs to nobody and nothing, and is not young. */
    public static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    /** Without those that the framework answers by itself. */
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Router router;
    private final Admission admission;
    private final JsonMapper json;
    private final String frontSecret;
    private final boolean isCommand;

    RehearsedCall(
            Router router,
            Admission admission,
            JsonMapper json,
            @Property(name = "lunapark.front-secret", defaultValue = "") String frontSecret,
            @Property(name = "lunapark.bus", defaultValue = "") String bus) {
        this.router = router;
        this.admission = admission;
        this.json = json;
        this.frontSecret = frontSecret;
        isCommand = StringUtils.isNotEmpty(bus);
    }

    /** As API Gateway would hand it over. */
    public byte[] event() throws IOException {
        Optional<UriRouteInfo<?, ?>> route = router.uriRoutes()
                .filter(one -> METHODS.contains(one.getHttpMethod()))
                .findFirst();
        String method = route.map(UriRouteInfo::getHttpMethodName).orElse("GET");
        String path = route.map(UriRouteInfo::getUriMatchTemplate)
                .map(RehearsedCall::path)
                .orElse("/");
        boolean isRead = method.equals("GET");
        Map<String, Object> http = Map.of("method", method, "path", path, "sourceIp", "none");
        return json.writeValueAsBytes(Map.of(
                "version",
                "2.0",
                "routeKey",
                method + " " + path,
                "rawPath",
                path,
                "headers",
                Map.of("content-type", "application/json", Front.SECRET, frontSecret),
                "queryStringParameters",
                isRead ? Map.of("limit", "1", "to", "1970-01-01T00:00:00.000Z") : Map.of(),
                "requestContext",
                isRead || isCommand ? Map.of("http", http, "authorizer", caller()) : Map.of("http", http),
                "body",
                isRead ? "" : "{}"));
    }

    private static String path(UriMatchTemplate template) {
        return template.expand(
                template.getVariableNames().stream().collect(Collectors.toMap(name -> name, name -> NOBODY)));
    }

    private Map<String, Object> caller() {
        String roles = admission.roles().stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"));
        return Map.of("jwt", Map.of("claims", Map.of("sub", NOBODY, "roles", roles)));
    }
}
