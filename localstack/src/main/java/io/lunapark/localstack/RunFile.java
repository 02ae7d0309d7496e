package io.lunapark.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.gateway.Json;
import io.lunapark.localstack.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code run.json} in the data folder tells other programs of its owner where a running stack is, and how to get in; it is
 * gone when the stack is.
 */
final class RunFile implements AutoCloseable {

    static final String NAME = "run.json";

    private final Path path;

    private RunFile(Path path) {
        this.path = path;
    }

    static RunFile write(Stack stack) throws IOException {
        Path path = stack.settings().data().resolve(NAME);
        byte[] run = Json.object(json -> {
            json.useDefaultPrettyPrinter();
            json.writeNumberField("pid", ProcessHandle.current().pid());
            Whereabouts where = stack.whereabouts();
            json.writeStringField("environment", where.environment());
            json.writeStringField("url", where.url());
            json.writeStringField("group", where.group());
            json.writeStringField("stores", where.data().toString());
            json.writeStringField("control", stack.controlUrl());
            json.writeStringField("key", where.key());
            json.writeStringField("jdbc", where.jdbc());
            json.writeStringField("jdbcUser", where.jdbcUser());
            json.writeStringField("jdbcPassword", where.jdbcPassword());
            json.writeStringField("rolePassword", where.rolePassword());
            json.writeStringField("dynamodb", where.dynamodb());
            json.writeStringField("dynamodbEngine", stack.dynamo().engine());
            json.writeStringField("sqs", where.sqs());
            json.writeStringField("eventbridge", where.eventbridge());
            Optional<FirstAdmin> admin = FirstAdmin.of(stack);
            if (admin.isPresent()) {
                json.writeStringField("firstAdmin", admin.get().email());
                json.writeStringField(
                        "firstAdminPasswordFile", admin.get().password().toString());
            }
        });
        OwnerOnly.write(path, new String(run, UTF_8));
        return new RunFile(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
