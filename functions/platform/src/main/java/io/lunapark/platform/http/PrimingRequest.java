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
 * The request that primes a function: to its own route, from a principal with sufficient roles, for ids that do not
 * exist and for the shortest list. A command gets an empty body. A function that writes outside a transaction, which could
 * not be rolled back, gets a request without a token and refuses it.
 */
@Singleton
public final class PrimingRequest {

    /** A well-formed id that does not exist, and is too old for read-your-writes to wait for it. */
    public static final String UNUSED_ID = "00000000-0000-7000-8000-000000000000";

    /** Without HEAD and OPTIONS, which the framework answers itself. */
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Router router;
    private final Admission admission;
    private final JsonMapper json;
    private final String frontSecret;
    private final boolean isCommand;

    PrimingRequest(
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

    /** The request as an event of API Gateway. */
    public byte[] event() throws IOException {
        Optional<UriRouteInfo<?, ?>> route = router.uriRoutes()
                .filter(one -> METHODS.contains(one.getHttpMethod()))
                .findFirst();
        String method = route.map(UriRouteInfo::getHttpMethodName).orElse("GET");
        String path = route.map(UriRouteInfo::getUriMatchTemplate)
                .map(PrimingRequest::path)
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
                isRead || isCommand ? Map.of("http", http, "authorizer", authorizer()) : Map.of("http", http),
                "body",
                isRead ? "" : "{}"));
    }

    private static String path(UriMatchTemplate template) {
        return template.expand(
                template.getVariableNames().stream().collect(Collectors.toMap(name -> name, name -> UNUSED_ID)));
    }

    private Map<String, Object> authorizer() {
        String roles = admission.roles().stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"));
        return Map.of("jwt", Map.of("claims", Map.of("sub", UNUSED_ID, "roles", roles)));
    }
}
