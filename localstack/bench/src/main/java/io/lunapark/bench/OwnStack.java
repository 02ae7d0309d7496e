package io.lunapark.bench;

import io.lunapark.localstack.Endpoints;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.gateway.Json;
import io.lunapark.localstack.store.Engine;
import io.lunapark.localstack.template.Template.Function;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** A stack in the process of the bench, to call its functions as Lambda does and its database as they do. */
final class OwnStack implements AutoCloseable {

    private final Stack stack;

    private OwnStack(Stack stack) {
        this.stack = stack;
    }

    static OwnStack start(Path data) throws IOException {
        OwnStack own = new OwnStack(Stack.start(Settings.of("prod", Path.of("template.yaml"), data, 0)
                .withEndpoints(Endpoints.EMBEDDED.with(Engine.installed()))
                .withParameters(Settings.NO_LIMITS)));
        Bench.keepConsoleForResults();
        return own;
    }

    Stack stack() {
        return stack;
    }

    Path data() {
        return stack.settings().data();
    }

    /** What template.yaml and the runner tell a function. */
    Map<String, String> environment(String function) {
        return stack.template().functions().stream()
                .filter(one -> one.id().equals(function))
                .map(Function::environment)
                .findFirst()
                .orElseThrow();
    }

    /** Answers as API Gateway would get it: payload v2 in JSON. */
    String call(String function, byte[] event) throws FunctionFailure {
        return new String(stack.functions().get(function).invoke(event), StandardCharsets.UTF_8);
    }

    /** A connection with the role, the schema and the settings that the function has. */
    Connection connection(String function) throws SQLException {
        Map<String, String> environment = environment(function);
        Properties properties = new Properties();
        properties.setProperty("user", environment.get("LUNAPARK_DATABASE_USER"));
        properties.setProperty("password", environment.get("LUNAPARK_DATABASE_PASSWORD"));
        properties.setProperty("currentSchema", environment.get("LUNAPARK_SYSTEM"));
        return DriverManager.getConnection(stack.postgres().url(), properties);
    }

    /** Runs a statement as the owner of the database. */
    void administer(String sql) throws SQLException {
        try (Connection admin = DriverManager.getConnection(
                        stack.postgres().url(),
                        stack.postgres().adminUser(),
                        stack.postgres().adminPassword());
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A call as API Gateway hands it over, made by an operator whose token it has checked. */
    static byte[] event(String method, String route, String path, String body) {
        return event("lunapark-bench", "[operator]", method, route, path, body);
    }

    /** The same for any user, with roles as API Gateway writes them: {@code [admin employee]}. */
    static byte[] event(String userId, String roles, String method, String route, String path, String body) {
        return Json.object(json -> {
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", method + " " + route);
            json.writeStringField("rawPath", path);
            json.writeStringField("rawQueryString", "");
            json.writeObjectFieldStart("headers");
            json.writeStringField("content-type", "application/json");
            json.writeStringField("content-length", Integer.toString(body.length()));
            json.writeStringField("host", "127.0.0.1");
            json.writeStringField("user-agent", "lunapark-bench");
            json.writeEndObject();
            json.writeObjectFieldStart("requestContext");
            json.writeStringField("accountId", "000000000000");
            json.writeStringField("apiId", "local");
            json.writeStringField("domainName", "127.0.0.1");
            json.writeStringField("stage", "$default");
            json.writeStringField("requestId", "bench");
            json.writeStringField("routeKey", method + " " + route);
            json.writeNumberField("timeEpoch", System.currentTimeMillis());
            json.writeObjectFieldStart("http");
            json.writeStringField("method", method);
            json.writeStringField("path", path);
            json.writeStringField("protocol", "HTTP/1.1");
            json.writeStringField("sourceIp", "127.0.0.1");
            json.writeStringField("userAgent", "lunapark-bench");
            json.writeEndObject();
            json.writeObjectFieldStart("authorizer");
            json.writeObjectFieldStart("jwt");
            json.writeObjectFieldStart("claims");
            json.writeStringField("sub", userId);
            json.writeStringField("roles", roles);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("body", body);
            json.writeBooleanField("isBase64Encoded", false);
        });
    }

    @Override
    public void close() {
        stack.close();
    }
}
