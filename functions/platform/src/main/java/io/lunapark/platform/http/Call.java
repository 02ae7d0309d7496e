package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * What there is to know about a call besides its body.
 *
 * @param correlationId taken from the caller when well-formed, else made by us; on the answer, in every log line and in
 *     every event that the call causes
 * @param sourceIp address as API Gateway saw it
 * @param language the best of our languages for the caller
 * @param routeKey the route as in the template, e.g. {@code POST /api/coasters}
 * @param resource the route with the ids that it names, the same however the path was written: what an idempotency key
 *     belongs to
 * @param idempotencyKey 1 to 255 visible ASCII characters
 */
public record Call(
        String correlationId,
        Caller caller,
        String sourceIp,
        Locale language,
        String method,
        String path,
        String routeKey,
        String resource,
        Optional<String> idempotencyKey,
        Optional<IfMatch> ifMatch) {

    public static final String CORRELATION_ID = "X-Correlation-Id";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String ATTRIBUTE = "lunapark.call";
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Pattern WELL_FORMED_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern WELL_FORMED_KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** The call that a request is. Headers that are malformed count as missing; {@link CallFilter} refuses them. */
    public static Call of(HttpRequest<?> http) {
        return http.getAttribute(ATTRIBUTE, Call.class).orElseGet(() -> {
            Call call = read(http);
            http.setAttribute(ATTRIBUTE, call);
            return call;
        });
    }

    /** From now on the call counts as this person's, who has just proved to be who they are. */
    public static void identify(HttpRequest<?> http, Caller caller) {
        Call call = of(http);
        http.setAttribute(
                ATTRIBUTE,
                new Call(
                        call.correlationId,
                        caller,
                        call.sourceIp,
                        call.language,
                        call.method,
                        call.path,
                        call.routeKey,
                        call.resource,
                        call.idempotencyKey,
                        call.ifMatch));
        MDC.put(CallFilter.LOGGED_USER_ID, caller.userId());
    }

    /** What a job does, as if it had been called by the house itself. */
    public static Call ofJob(String useCase) {
        return new Call(
                IDS.generate().toString(),
                Caller.SYSTEM,
                "none",
                Language.ENGLISH,
                "JOB",
                useCase,
                useCase,
                useCase,
                Optional.empty(),
                Optional.empty());
    }

    /** The name of the API by which it was called, as API Gateway knows it. */
    public static String domainOf(HttpRequest<?> http) {
        return event(http)
                .map(APIGatewayV2HTTPEvent::getRequestContext)
                .map(APIGatewayV2HTTPEvent.RequestContext::getDomainName)
                .orElse("unknown");
    }

    /** Whether the caller came over TLS; API Gateway says so itself, whatever the caller's own header says. */
    public static boolean isHttps(HttpRequest<?> http) {
        return "https".equalsIgnoreCase(http.getHeaders().get("X-Forwarded-Proto"));
    }

    /** A cookie of the caller. */
    public static Optional<String> cookie(HttpRequest<?> http, String name) {
        return event(http)
                .map(APIGatewayV2HTTPEvent::getCookies)
                .flatMap(cookies -> cookies.stream()
                        .filter(cookie -> cookie.startsWith(name + "="))
                        .map(cookie -> cookie.substring(name.length() + 1))
                        .findFirst());
    }

    /** The event behind a request; empty when it did not come through API Gateway. */
    static Optional<APIGatewayV2HTTPEvent> event(HttpRequest<?> http) {
        return http instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                ? Optional.of(event)
                : Optional.empty();
    }

    static String resource(APIGatewayV2HTTPEvent event) {
        String resource = event.getRouteKey();
        if (event.getPathParameters() != null) {
            for (Map.Entry<String, String> variable : event.getPathParameters().entrySet()) {
                resource = resource.replace("{" + variable.getKey() + "}", canonical(variable.getValue()));
            }
        }
        return resource;
    }

    /** Ids mean the same in capitals. */
    private static String canonical(String id) {
        return StrictUuids.matches(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    private static Call read(HttpRequest<?> http) {
        Optional<APIGatewayV2HTTPEvent> event = event(http);
        HttpHeaders headers = http.getHeaders();
        return new Call(
                Optional.ofNullable(headers.get(CORRELATION_ID))
                        .filter(id -> WELL_FORMED_ID.matcher(id).matches())
                        .orElseGet(() -> IDS.generate().toString()),
                event.map(Caller::of).orElse(Caller.ANONYMOUS),
                event.map(APIGatewayV2HTTPEvent::getRequestContext)
                        .map(context -> context.getHttp().getSourceIp())
                        .orElse("unknown"),
                Language.of(headers.get(HttpHeaders.ACCEPT_LANGUAGE)),
                http.getMethodName(),
                http.getPath(),
                event.map(APIGatewayV2HTTPEvent::getRouteKey).orElse(http.getMethodName() + " " + http.getPath()),
                event.map(Call::resource).orElse(http.getMethodName() + " " + http.getPath()),
                Optional.ofNullable(headers.get(IDEMPOTENCY_KEY))
                        .filter(key -> WELL_FORMED_KEY.matcher(key).matches()),
                Optional.ofNullable(headers.get(HttpHeaders.IF_MATCH)).flatMap(IfMatch::parse));
    }
}
