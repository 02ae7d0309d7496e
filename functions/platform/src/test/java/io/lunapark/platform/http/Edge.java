package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lunapark.platform.lambda.Function;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventHandler;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the controller of the tests as API Gateway does. */
final class Edge implements AutoCloseable {

    private final ApplicationContext context;
    private final APIGatewayV2HTTPEventHandler api;
    private final JsonMapper json;

    Edge() {
        this("Rides");
    }

    /** The calls of the tests under the name of a use case, which says who may make them. */
    Edge(String useCase) {
        this(Map.of(Function.USE_CASE, useCase));
    }

    /** With these settings besides those of every test. */
    Edge(Map<String, Object> settings) {
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of("edge.test", "true", "lunapark.max-body-bytes", "10000"))
                .properties(settings)
                .start();
        api = context.getBean(APIGatewayV2HTTPEventHandler.class);
        json = context.getBean(JsonMapper.class);
    }

    Answer post(String path, String body, String... headers) {
        return call("POST", path, null, body, Map.of(), headers);
    }

    Answer postBytes(String path, byte[] body) {
        APIGatewayV2HTTPEvent event = event("POST", path, null, Map.of());
        event.setBody(Base64.getEncoder().encodeToString(body));
        event.setIsBase64Encoded(true);
        return answer(event);
    }

    Answer get(String path, String... headers) {
        return call("GET", path, null, null, Map.of(), headers);
    }

    Answer get(String path, Map<String, String> query) {
        return call("GET", path, query, null, Map.of());
    }

    Answer signedIn(String path, Map<String, String> claims) {
        return call("GET", path, null, null, claims);
    }

    Answer call(
            String method,
            String path,
            @Nullable Map<String, String> query,
            @Nullable String body,
            Map<String, String> claims,
            String... headers) {
        Map<String, String> all = new HashMap<>();
        if (body != null) {
            all.put("content-type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i].toLowerCase(java.util.Locale.ROOT), headers[i + 1]);
        }
        APIGatewayV2HTTPEvent event = event(method, path, query, claims);
        event.setHeaders(all);
        event.setBody(body);
        return answer(event);
    }

    private static APIGatewayV2HTTPEvent event(
            String method, String path, @Nullable Map<String, String> query, Map<String, String> claims) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withSourceIp("192.0.2.7")
                .build();
        var context = APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http);
        if (!claims.isEmpty()) {
            context.withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                    .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                            .builder()
                            .withClaims(claims)
                            .build())
                    .build());
        }
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(method + " " + path)
                .withRawPath(path)
                .withQueryStringParameters(query)
                .withHeaders(Map.of("content-type", "application/json"))
                .withRequestContext(context.build())
                .build();
    }

    private Answer answer(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = api.exchange(event, new APIGatewayV2HTTPResponse())
                .getResponse()
                .getNativeResponse();
        Map<String, String> headers = new HashMap<>();
        response.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        String body = response.getBody() == null ? "" : response.getBody();
        return new Answer(response.getStatusCode(), headers, body, json);
    }

    @Override
    public void close() {
        context.close();
    }

    record Answer(int status, Map<String, String> headers, String body, JsonMapper json) {

        ProblemDetail problem() {
            try {
                return json.readValue(body.getBytes(StandardCharsets.UTF_8), Argument.of(ProblemDetail.class));
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        /** Each bad field as {@code field code}. */
        List<String> badFields() {
            List<ProblemDetail.FieldError> errors = problem().errors();
            return errors == null
                    ? List.of()
                    : errors.stream()
                            .map(error -> error.field() + " " + error.code())
                            .toList();
        }
    }
}
