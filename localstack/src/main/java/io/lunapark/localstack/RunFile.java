package io.lunapark.localstack;

import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code run.json} in the data folder tells other programs where a running stack is; it is gone when the stack is. */
final class RunFile implements AutoCloseable {

    private final Path path;

    private RunFile(Path path) {
        this.path = path;
    }

    static RunFile write(Stack stack) throws IOException {
        Path path = stack.settings().data().resolve("run.json");
        Path next = path.resolveSibling("run.json.next");
        Files.write(next, Json.object(json -> {
            json.useDefaultPrettyPrinter();
            json.writeNumberField("pid", ProcessHandle.current().pid());
            json.writeStringField("environment", stack.settings().environment());
            json.writeStringField("url", stack.url());
            json.writeStringField("control", stack.controlUrl());
            json.writeStringField("jdbc", stack.postgres().url());
            json.writeStringField("jdbcUser", stack.postgres().adminUser());
            json.writeStringField("dynamodb", stack.dynamo().url());
            json.writeStringField("sqs", stack.queues().url());
            json.writeStringField("eventbridge", stack.bus().url());
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
