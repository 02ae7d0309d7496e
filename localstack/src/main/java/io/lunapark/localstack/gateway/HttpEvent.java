package io.lunapark.localstack.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as API Gateway hands it to a function: payload format 2.0 of HTTP APIs. */
final class HttpEvent {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> TEXT = Set.of(
            "application/json",
            "application/javascript",
            "application/xml",
            "application/problem+json",
            "application/merge-patch+json");

    private HttpEvent() {}

    /** {@code claims} are those of the token, null on a route that asks for none. */
    static byte[] of(
            Request request,
            Routes.Match<?> route,
            byte[] body,
            String requestId,
            @Nullable Map<String, String> claims) {
        return Json.object(json -> {
            Map<String, String> headers = new LinkedHashMap<>();
            List<String> cookies = new ArrayList<>();
            for (HttpField field : request.getHeaders()) {
                String name = field.getName().toLowerCase(Locale.ROOT);
                String value = field.getValue() == null ? "" : field.getValue();
                if (name.equals("cookie")) {
                    cookies.addAll(List.of(value.split("; ?")));
                } else {
                    headers.merge(name, value, (one, other) -> one + "," + other);
                }
            }
            String path = request.getHttpURI().getPath();
            String query = request.getHttpURI().getQuery() == null
                    ? ""
                    : request.getHttpURI().getQuery();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", route.key());
            json.writeStringField("rawPath", path);
            json.writeStringField("rawQueryString", query);
            if (!cookies.isEmpty()) {
                json.writeArrayFieldStart("cookies");
                for (String cookie : cookies) {
                    json.writeString(cookie);
                }
                json.writeEndArray();
            }
            texts(json, "headers", headers);
            if (!query.isEmpty()) {
                texts(json, "queryStringParameters", parameters(query));
            }
            context(json, request, route, headers, requestId, claims);
            if (!route.variables().isEmpty()) {
                texts(json, "pathParameters", route.variables());
            }
            body(json, body, headers.get("content-type"));
        });
    }

    private static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                parameters.merge(name, value, (one, other) -> one + "," + other);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void context(
            JsonGenerator json,
            Request request,
            Routes.Match<?> route,
            Map<String, String> headers,
            String requestId,
            @Nullable Map<String, String> claims)
            throws IOException {
        Instant now = Instant.now();
        String domain = request.getHttpURI().getHost() == null
                ? "localhost"
                : request.getHttpURI().getHost();
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", "000000000000");
        json.writeStringField("apiId", "local");
        if (claims != null) {
            json.writeObjectFieldStart("authorizer");
            json.writeObjectFieldStart("jwt");
            texts(json, "claims", claims);
            json.writeNullField("scopes"); // no route asks for any
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeStringField("domainName", domain);
        json.writeStringField("domainPrefix", "local");
        json.writeObjectFieldStart("http");
        json.writeStringField("method", request.getMethod());
        json.writeStringField("path", request.getHttpURI().getPath());
        json.writeStringField("protocol", request.getConnectionMetaData().getProtocol());
        json.writeStringField("sourceIp", Request.getRemoteAddr(request));
        json.writeStringField("userAgent", headers.getOrDefault("user-agent", ""));
        json.writeEndObject();
        json.writeStringField("requestId", requestId);
        json.writeStringField("routeKey", route.key());
        json.writeStringField("stage", "$default");
        json.writeStringField("time", TIME.format(now));
        json.writeNumberField("timeEpoch", now.toEpochMilli());
        json.writeEndObject();
    }

    private static void body(JsonGenerator json, byte[] body, @Nullable String contentType) throws IOException {
        String text = body.length > 0 && isText(contentType) ? utf8(body) : null;
        if (text != null) {
            json.writeStringField("body", text);
        } else if (body.length > 0) {
            json.writeStringField("body", Base64.getEncoder().encodeToString(body));
        }
        json.writeBooleanField("isBase64Encoded", body.length > 0 && text == null);
    }

    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT.contains(type);
    }

    /** Null when it is not UTF-8. */
    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
