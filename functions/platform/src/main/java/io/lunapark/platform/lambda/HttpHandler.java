package io.lunapark.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lunapark.platform.http.Admission;
import io.lunapark.platform.http.BodyTag;
import io.lunapark.platform.http.Compression;
import io.lunapark.platform.http.PrimingRequest;
import io.lunapark.platform.store.Deadline;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventHandler;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Entry of every function behind API Gateway (payload v2): the event goes through Micronaut's router to the controller
 * of the use case.
 *
 * <p>It calls the api-proxy itself instead of extending Micronaut's own handler, which registers the Lambda context as
 * a new singleton at each invocation and so gets slower with every call (docs/decisions/0005).
 */
public final class HttpHandler implements RequestStreamHandler, AutoCloseable {

    private final ApplicationContext context;
    private final JsonMapper json;
    private final APIGatewayV2HTTPEventHandler api;

    public HttpHandler() {
        this(System.getenv());
    }

    public HttpHandler(Map<String, String> environment) {
        this(Function.start(environment));
    }

    HttpHandler(ApplicationContext context) {
        this.context = context;
        json = context.getBean(JsonMapper.class);
        context.getBean(Admission.class); // now, so that a function without an access row does not start
        api = context.getBean(APIGatewayV2HTTPEventHandler.class);
        context.getBean(Priming.class)
                .of(() -> handle(
                        new ByteArrayInputStream(
                                context.getBean(PrimingRequest.class).event()),
                        OutputStream.nullOutputStream()));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context lambda) throws IOException {
        Deadline.within(lambda, () -> handle(input, output));
    }

    private int handle(InputStream input, OutputStream output) throws IOException {
        APIGatewayV2HTTPEvent event = json.readValue(input, Argument.of(APIGatewayV2HTTPEvent.class));
        try {
            APIGatewayV2HTTPResponse answer = api.exchange(event, new APIGatewayV2HTTPResponse())
                    .getResponse()
                    .getNativeResponse();
            BodyTag.complete(event, answer);
            Compression.complete(event, answer);
            if (event.getRequestContext().getHttp().getMethod().equals("HEAD")) {
                answer.setBody(null);
                answer.setIsBase64Encoded(false);
            }
            json.writeValue(output, answer);
            return answer.getStatusCode();
        } finally {
            MDC.clear();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
