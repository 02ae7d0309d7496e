package io.lunapark.localstack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A stack that runs in another process, by what its {@code run.json} says. */
public final class RunningStack {

    private final ProcessHandle process;
    private final Map<String, String> fields;

    private RunningStack(ProcessHandle process, Map<String, String> fields) {
        this.process = process;
        this.fields = fields;
    }

    /** The one that runs on this folder, empty when none does. */
    public static Optional<RunningStack> on(Path data) throws IOException {
        Path file = data.resolve(RunFile.NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> fields = texts(Files.readAllBytes(file));
        // After a kill -9 the file is still there, and the number may belong to another program by now.
        return ProcessHandle.of(Long.parseLong(fields.getOrDefault("pid", "0")))
                .filter(process -> process.isAlive()
                        && process.info().commandLine().orElse("lunapark").contains("lunapark"))
                .map(process -> new RunningStack(process, fields));
    }

    public ProcessHandle process() {
        return process;
    }

    /** The address of the gateway. */
    public String url() {
        return field("url");
    }

    /** The address at which functions are called by their names. */
    public String control() {
        return field("control");
    }

    /** What the ports besides the gateway's want to be shown. */
    public String key() {
        return field("key");
    }

    /** Who plays DynamoDB. */
    public String dynamodbEngine() {
        return field("dynamodbEngine");
    }

    /** E-mail of the first admin. */
    public String firstAdmin() {
        return field("firstAdmin");
    }

    /**
     * With the password that was made for the first admin.
     *
     * @throws IllegalStateException when none is kept
     */
    public SignedIn signedInAs(String email) {
        Path password = Path.of(field("firstAdminPasswordFile"));
        if (!Files.isReadable(password)) {
            throw new IllegalStateException("no password is kept for the first admin in " + password);
        }
        return SignedIn.with(url(), email, password);
    }

    /** Empty where run.json has no such field. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static Map<String, String> texts(byte[] object) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = Json.FACTORY.createParser(object)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    texts.put(name, json.getText());
                }
            }
        }
        return texts;
    }
}
