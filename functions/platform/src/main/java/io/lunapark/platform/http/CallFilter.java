package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.lunapark.platform.http.InvalidRequest.BadField;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.MDC;

/**
 * Stands around every call: knows who calls and whether they may before anything is read, refuses what cannot be meant well, names the call
 * in each log line, and completes each answer. An error without a body, as the framework's CORS filter makes, gets one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class CallFilter {

    private static final String LOGGED_CORRELATION_ID = "correlationId";
    static final String LOGGED_USER_ID = "userId";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private static final Set<String> CHARSETS = Set.of("utf-8", "\"utf-8\"", "us-ascii");

    private final Front front;
    private final Optional<Standing> standing;
    private final Admission admission;
    private final Problems problems;
    private final long maxBodyBytes;

    CallFilter(
            Front front,
            Optional<Standing> standing,
            Admission admission,
            Problems problems,
            @Value("${lunapark.max-body-bytes:1048576}") long maxBodyBytes) {
        this.front = front;
        this.standing = standing;
        this.admission = admission;
        this.problems = problems;
        this.maxBodyBytes = maxBodyBytes;
    }

    @RequestFilter
    @Order(0)
    void begin(HttpRequest<?> http) {
        RequestContext.event(http).ifPresent(front::admit);
        RequestContext request = RequestContext.of(http);
        MDC.put(LOGGED_CORRELATION_ID, request.correlationId());
        MDC.put(LOGGED_USER_ID, request.caller().userId());
        if (!request.caller().equals(Caller.ANONYMOUS)) {
            standing.ifPresent(present -> request.identify(present.now(request.caller())));
        }
        admission.require(request.caller());
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(http);
        if (route.isPresent()) { // else it is refused for that
            refuseUnreadable(http, request, route.get());
        }
    }

    private void refuseUnreadable(HttpRequest<?> http, RequestContext request, RouteMatch<?> route) {
        refuseMalformed(http, request, route);
        long bodyBytes = RequestContext.event(http).map(CallFilter::bodyBytes).orElse(0L);
        if (bodyBytes > 0) {
            refuseUnreadableBody(http.getHeaders());
        }
        if (bodyBytes > maxBodyBytes) {
            throw new ProblemException(PlatformProblem.REQUEST_TOO_BIG);
        }
        AcceptedTypes accepted = http.getAttribute(GatewayEventHandler.ACCEPTED, AcceptedTypes.class)
                .orElseGet(() -> AcceptedTypes.of(null));
        if (!accepted.allowAnyOf(route.getRouteInfo().getProduces())) {
            throw new ProblemException(PlatformProblem.NOT_ACCEPTABLE);
        }
    }

    /** Comes before {@link #begin} in the order, so that it also runs when that one refuses the request. */
    @ResponseFilter
    @Order(-1)
    void end(HttpRequest<?> http, MutableHttpResponse<?> answer) {
        RequestContext request = RequestContext.of(http);
        if (answer.code() >= 400 && answer.getBody().isEmpty()) {
            problems.fill(answer, request, Failures.ofStatus(answer.code()));
        }
        if (request.method().equals("HEAD")
                && answer.getContentType().isEmpty()) { // whose body the framework leaves out
            RouteAttributes.getRouteMatch(http)
                    .flatMap(
                            route -> route.getRouteInfo().getProduces().stream().findFirst())
                    .ifPresent(answer::contentType);
        }
        complete(request, answer);
        MDC.remove(LOGGED_CORRELATION_ID);
        MDC.remove(LOGGED_USER_ID);
    }

    /** The headers that every answer carries. */
    static void complete(RequestContext request, MutableHttpResponse<?> answer) {
        MutableHttpHeaders headers = answer.getHeaders();
        headers.set(RequestContext.CORRELATION_ID, request.correlationId());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (!headers.contains(HttpHeaders.VARY)) {
            headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, headers.contains(HttpHeaders.ETAG) ? "no-cache" : "no-store");
        }
    }

    /** Also a parameter that says nothing: the framework would take it for one that is not there. */
    private static void refuseMalformed(HttpRequest<?> http, RequestContext request, RouteMatch<?> route) {
        HttpHeaders headers = http.getHeaders();
        List<BadField> bad = new ArrayList<>();
        if (headers.contains(RequestContext.IDEMPOTENCY_KEY)
                && request.idempotencyKey().isEmpty()) {
            bad.add(new BadField(RequestContext.IDEMPOTENCY_KEY, "invalid-format.key"));
        }
        if (headers.contains(HttpHeaders.IF_MATCH) && request.ifMatch().isEmpty()) {
            bad.add(new BadField(HttpHeaders.IF_MATCH, "invalid-format.tag"));
        }
        http.getParameters().forEach((name, values) -> {
            if (values.size() > 1) {
                bad.add(new BadField(name, "duplicate-parameter"));
            } else if (values.stream().anyMatch(value -> CONTROL.matcher(value).find())) {
                bad.add(new BadField(name, "invalid-format.characters"));
            }
        });
        if (route.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> info) {
            Stream.of(info.getTargetMethod().getArguments())
                    .flatMap(CallFilter::parameters)
                    .filter(name -> "".equals(http.getParameters().get(name)))
                    .forEach(name -> bad.add(new BadField(name, "invalid-format")));
        }
        if (!bad.isEmpty()) {
            throw new ProblemException(new InvalidRequest(bad));
        }
    }

    private static Stream<String> parameters(Argument<?> argument) {
        if (argument.getType() == PageRequest.class) {
            return PageRequest.PARAMETERS.stream();
        }
        return argument.isAnnotationPresent(QueryValue.class) ? Stream.of(argument.getName()) : Stream.empty();
    }

    /** A body is JSON as it is; one that does not say what it is will be read as that. */
    private static void refuseUnreadableBody(HttpHeaders headers) {
        boolean encoded = headers.getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (encoded || type != null && !isJson(type)) {
            throw new ProblemException(PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** JSON is UTF-8 (RFC 8259, 8.1): with another charset it is another type. */
    private static boolean isJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split("\\s*;\\s*");
        return parts.length > 0
                && parts[0].strip().equals(MediaType.APPLICATION_JSON)
                && Stream.of(parts)
                        .filter(part -> part.startsWith("charset"))
                        .allMatch(part -> CHARSETS.contains(
                                part.replaceFirst("charset\\s*=\\s*", "").strip()));
    }

    private static long bodyBytes(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        if (body == null) {
            return 0;
        }
        return event.getIsBase64Encoded() ? body.length() / 4L * 3 : body.getBytes(StandardCharsets.UTF_8).length;
    }
}
