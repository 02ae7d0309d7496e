package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** What there is to know about a request besides its body. A use case that needs it takes it as an argument. */
public final class RequestContext {

    public static final String CORRELATION_ID = "X-Correlation-Id";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String ATTRIBUTE = "lunapark.request";
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final Pattern WELL_FORMED_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern WELL_FORMED_KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final HttpRequest<?> http;
    private final Optional<APIGatewayV2HTTPEvent> event;
    private final String correlationId;
    private final Locale language;
    private final Optional<String> idempotencyKey;
    private final Optional<IfMatch> ifMatch;
    private Caller caller;

    private RequestContext(HttpRequest<?> http) {
        HttpHeaders headers = http.getHeaders();
        this.http = http;
        event = event(http);
        correlationId = Optional.ofNullable(headers.get(CORRELATION_ID))
                .filter(id -> WELL_FORMED_ID.matcher(id).matches())
                .orElseGet(() -> IDS.generate().toString());
        language = Language.of(headers.get(HttpHeaders.ACCEPT_LANGUAGE));
        idempotencyKey = Optional.ofNullable(headers.get(IDEMPOTENCY_KEY))
                .filter(key -> WELL_FORMED_KEY.matcher(key).matches());
        ifMatch = Optional.ofNullable(headers.get(HttpHeaders.IF_MATCH)).flatMap(IfMatch::parse);
        caller = event.map(Caller::of).orElse(Caller.ANONYMOUS);
    }

    /** Headers that are malformed count as missing; {@link CallFilter} refuses them. */
    public static RequestContext of(HttpRequest<?> http) {
        return http.getAttribute(ATTRIBUTE, RequestContext.class).orElseGet(() -> {
            RequestContext context = new RequestContext(http);
            http.setAttribute(ATTRIBUTE, context);
            return context;
        });
    }

    /** Taken from the caller when well-formed, else made by us; on the answer, in every log line and in every event. */
    public String correlationId() {
        return correlationId;
    }

    public Caller caller() {
        return caller;
    }

    /** From now on the request counts as this person's, who has just proved to be who they are. */
    public void identify(Caller proved) {
        caller = proved;
        MDC.put(CallFilter.LOGGED_USER_ID, proved.userId());
    }

    /** Address as API Gateway saw it. */
    public String sourceIp() {
        return event.map(APIGatewayV2HTTPEvent::getRequestContext)
                .map(context -> context.getHttp().getSourceIp())
                .orElse("unknown");
    }

    /** The best of our languages for the caller. */
    public Locale language() {
        return language;
    }

    public String method() {
        return http.getMethodName();
    }

    public String path() {
        return http.getPath();
    }

    /**
     * The route with the ids that it names, the same however the path was written: what an idempotency key belongs to.
     */
    public String resource() {
        return event.map(RequestContext::resource).orElse(method() + " " + path());
    }

    /** 1 to 255 visible ASCII characters. */
    public Optional<String> idempotencyKey() {
        return idempotencyKey;
    }

    public Optional<IfMatch> ifMatch() {
        return ifMatch;
    }

    /** True when {@code If-None-Match} names this tag. */
    public boolean knows(String tag) {
        return http.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .anyMatch(header -> EntityTag.isNamed(tag, header));
    }

    /** A header that only this use case knows; empty where it is not there. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(http.getHeaders().get(name));
    }

    /** A parameter of the query, in normal form C; empty where it is not there. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(http.getParameters().get(name))
                .map(value -> Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    /** All parameters of the query. */
    public Map<String, List<String>> parameters() {
        return http.getParameters().asMap();
    }

    /** A cookie of the caller. */
    public Optional<String> cookie(String name) {
        return event.map(APIGatewayV2HTTPEvent::getCookies)
                .flatMap(cookies -> cookies.stream()
                        .filter(cookie -> cookie.startsWith(name + "="))
                        .map(cookie -> cookie.substring(name.length() + 1))
                        .findFirst());
    }

    /** The name of the API by which it was called, as API Gateway knows it. */
    public String domain() {
        return event.map(APIGatewayV2HTTPEvent::getRequestContext)
                .map(APIGatewayV2HTTPEvent.RequestContext::getDomainName)
                .orElse("unknown");
    }

    /** Whether the caller came over TLS; API Gateway says so itself, whatever the caller's own header says. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(http.getHeaders().get("X-Forwarded-Proto"));
    }

    /** As it was sent; empty where there is none. */
    public String body() {
        return event.map(APIGatewayV2HTTPEvent::getBody).orElse("");
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
}
