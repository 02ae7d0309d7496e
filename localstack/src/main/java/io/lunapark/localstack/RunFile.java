package io.lunapark.localstack;

import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code run.json} in the data folder tells other programs where a running stack is; it is gone when the stack is. */
final class RunFile implements AutoCloseable {

    static final String NAME = "run.json";

    private final Path path;

    private RunFile(Path path) {
        this.path = path;
    }

    static RunFile write(Stack stack) throws IOException {
        Path path = stack.settings().data().resolve(NAME);
        Path next = path.resolveSibling(NAME + ".next");
        Files.write(next, Json.object(json -> {
            json.useDefaultPrettyPrinter();
            json.writeNumberField("pid", ProcessHandle.current().pid());
            Whereabouts where = stack.whereabouts();
            json.writeStringField("environment", where.environment());
            json.writeStringField("url", where.url());
            json.writeStringField("control", stack.controlUrl());
            json.writeStringField("jdbc", where.jdbc());
            json.writeStringField("jdbcUser", where.jdbcUser());
            json.writeStringField("dynamodb", where.dynamodb());
            json.writeStringField("sqs", where.sqs());
            json.writeStringField("eventbridge", where.eventbridge());
            Optional<FirstAdmin> admin = FirstAdmin.of(stack);
            if (admin.isPresent()) {
                json.writeStringField("firstAdmin", admin.get().email());
                json.writeStringField(
                        "firstAdminPasswordFile", admin.get().password().toString());
            }
        }));
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
        return new RunFile(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
