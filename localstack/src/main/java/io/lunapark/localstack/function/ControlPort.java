package io.lunapark.localstack.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lambda's Invoke call, so that any function can be called by its name. */
public final class ControlPort extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ControlPort.class);
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([A-Za-z0-9_-]+)/invocations");

    private final Functions functions;

    public ControlPort(Functions functions) {
        this.functions = functions;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Matcher path = PATH.matcher(request.getHttpURI().getPath());
        Optional<LocalFunction> function =
                path.matches() && request.getMethod().equals("POST") ? functions.find(path.group(1)) : Optional.empty();
        if (function.isEmpty()) {
            answer(response, callback, 404, "{\"Type\":\"User\",\"Message\":\"Function not found\"}".getBytes(UTF_8));
            return true;
        }
        byte[] event = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        byte[] input = event.length == 0 ? "{}".getBytes(UTF_8) : event;
        if (input.length > LocalFunction.PAYLOAD_BYTES) {
            answer(
                    response,
                    callback,
                    413,
                    "{\"Type\":\"User\",\"message\":\"The event is too large\"}".getBytes(UTF_8));
            return true;
        }
        Map<String, String> custom = custom(request.getHeaders().get("X-Amz-Client-Context"));
        if ("Event".equals(request.getHeaders().get("X-Amz-Invocation-Type"))) {
            Thread.startVirtualThread(() -> invokeQuietly(function.get(), input, custom));
            answer(response, callback, 202, new byte[0]);
            return true;
        }
        try {
            answer(response, callback, 200, function.get().invoke(input, custom));
        } catch (FunctionFailure e) {
            LOG.warn(e.getMessage(), e);
            response.getHeaders().put("X-Amz-Function-Error", "Unhandled");
            answer(response, callback, 200, Json.object(json -> {
                json.writeStringField(
                        "errorMessage",
                        String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
                json.writeStringField(
                        "errorType",
                        String.valueOf(
                                e.getCause() == null
                                        ? e
                                        : e.getCause().getClass().getName()));
            }));
        }
        return true;
    }

    /** The texts of {@code {"custom":{…}}} in base64. */
    private static Map<String, String> custom(@Nullable String context) throws IOException {
        Map<String, String> texts = new HashMap<>();
        if (context != null) {
            try (JsonParser json = Json.FACTORY.createParser(Base64.getDecoder().decode(context))) {
                while (json.nextToken() != null) {
                    if (json.currentToken() == JsonToken.VALUE_STRING) {
                        texts.put(json.currentName(), json.getText());
                    }
                }
            }
        }
        return texts;
    }

    private static void invokeQuietly(LocalFunction function, byte[] input, Map<String, String> custom) {
        try {
            function.invoke(input, custom);
        } catch (FunctionFailure e) {
            LOG.warn(e.getMessage(), e);
        }
    }

    private static void answer(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, BufferUtil.toBuffer(body), callback);
    }
}
