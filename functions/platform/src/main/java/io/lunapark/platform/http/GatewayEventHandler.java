package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventHandler;
import io.micronaut.http.HttpHeaders;
import io.micronaut.servlet.http.ServletExchange;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The api-proxy makes its request before any error handling begins, and fails on paths and headers that API Gateway
 * lets pass: it hands on paths decoded, so that {@code /a%20b} arrives with a blank. Here they are mended first.
 */
@Singleton
@Replaces(APIGatewayV2HTTPEventHandler.class)
class GatewayEventHandler extends APIGatewayV2HTTPEventHandler {

    /** What a path may hold as it is (RFC 3986, 3.3); the rest is encoded. */
    private static final Pattern NOT_OF_A_PATH =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9/._~!$&'()*+,;=:@%-]+");

    /**
     * Attribute with the {@link AcceptedTypes}. The framework does not see the header: it would write what stands there
     * over the answer.
     */
    static final String ACCEPTED = "lunapark.accepted";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    GatewayEventHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected ServletExchange<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> createExchange(
            APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse response) {
        APIGatewayV2HTTPEvent.RequestContext.Http http =
                event.getRequestContext().getHttp();
        http.setPath(encoded(http.getPath()));
        Map<String, String> headers = mended(event.getHeaders());
        String accept = headers.remove(HttpHeaders.ACCEPT);
        event.setHeaders(headers);
        ServletExchange<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> exchange =
                super.createExchange(event, response);
        exchange.getRequest().setAttribute(ACCEPTED, AcceptedTypes.of(accept));
        return exchange;
    }

    /** What begins with two slashes would be read as the name of a host. */
    static String encoded(String path) {
        return NOT_OF_A_PATH
                .matcher(path.startsWith("//") ? "/%2F" + path.substring(2) : path)
                .replaceAll(found -> Matcher.quoteReplacement(HexFormat.of()
                        .withPrefix("%")
                        .withUpperCase()
                        .formatHex(found.group().getBytes(StandardCharsets.UTF_8))));
    }

    /** Without control characters, and with languages and charsets that no parser of the framework can fall over. */
    private static Map<String, String> mended(@Nullable Map<String, String> headers) {
        Map<String, String> mended = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (headers != null) {
            headers.forEach((name, value) ->
                    mended.put(name, CONTROL.matcher(value).replaceAll("\uFFFD").strip()));
        }
        mended.remove(HttpHeaders.ACCEPT_CHARSET);
        mended.computeIfPresent(
                HttpHeaders.ACCEPT_LANGUAGE,
                (name, wanted) -> Language.of(wanted).toLanguageTag());
        return mended;
    }
}
