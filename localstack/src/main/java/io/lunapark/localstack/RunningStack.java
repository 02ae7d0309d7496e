package io.lunapark.localstack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A stack that runs in another process, by what its {@code run.json} says. */
public final class RunningStack {

    /** PostgreSQL takes longest: it writes a checkpoint when it stops, and reads its log when it starts. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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

    /** The node that fires the schedules, as the database says now; empty where none does, or the database does not answer. */
    public Optional<String> leader() {
        try (Connection connection =
                        DriverManager.getConnection(field("jdbc"), field("jdbcUser"), field("jdbcPassword"));
                Statement statement = connection.createStatement();
                ResultSet lease = statement.executeQuery("select holder from runner.lease where until > now()")) {
            return lease.next() ? Optional.of(lease.getString("holder")) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
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

    /** What is unreachable on purpose, and since when. */
    public Map<Target, Instant> outages() throws IOException, InterruptedException {
        return outages("GET", "");
    }

    /**
     * Makes a store unreachable; returns when it is.
     *
     * @return all that is unreachable now
     */
    public Map<Target, Instant> stop(Target target) throws IOException, InterruptedException {
        return outages("PUT", "/" + target);
    }

    /**
     * Makes a store reachable again; returns when it is.
     *
     * @return what is still unreachable
     */
    public Map<Target, Instant> start(Target target) throws IOException, InterruptedException {
        return outages("DELETE", "/" + target);
    }

    private Map<Target, Instant> outages(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control() + OutagePort.PATH + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key())
                .method(method, BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            Map<String, String> texts = texts(answer.body());
            if (answer.statusCode() != 200) {
                throw new IOException(texts.getOrDefault("message", "it answered " + answer.statusCode()));
            }
            Map<Target, Instant> outages = new EnumMap<>(Target.class);
            texts.forEach((name, since) -> outages.put(Target.of(name).orElseThrow(), Instant.parse(since)));
            return outages;
        }
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
