package io.lunapark.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lunapark.localstack.Folder;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.store.Postgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real Postgres with the schema of one system, for functions that need nothing else: one for all tests of a module. */
public final class SystemSchema {

    private static final String MIGRATION = "io.lunapark.platform.lambda.JobHandler";
    private static final String PASSWORD = "only-for-tests";

    private static final Map<String, Map<String, String>> MADE = new ConcurrentHashMap<>();

    private SystemSchema() {}

    /** Properties of a function of the system; the schema is made at the first call. */
    public static Map<String, String> settings(String system) {
        return MADE.computeIfAbsent(system, SystemSchema::make);
    }

    private static Map<String, String> make(String system) {
        try {
            Path folder = Path.of("target/test-postgres", system);
            Folder.delete(folder);
            Postgres postgres = new Postgres(
                    folder.resolve("data"),
                    folder.resolve("postgres.log"),
                    Ports.free(1).getFirst());
            postgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
            migrate(Map.of(
                    "LUNAPARK_USE_CASE",
                    "MigrateDatabase",
                    "LUNAPARK_SYSTEM",
                    system,
                    "LUNAPARK_INBOX",
                    "true",
                    "LUNAPARK_DATABASE_URL",
                    postgres.url(),
                    "LUNAPARK_DATABASE_USER",
                    postgres.adminUser(),
                    "LUNAPARK_DATABASE_PASSWORD",
                    postgres.adminPassword(),
                    "LUNAPARK_DATABASE_ROLE_PASSWORD",
                    PASSWORD));
            return Map.of(
                    "lunapark.system",
                    system,
                    "lunapark.database.url",
                    postgres.url(),
                    "lunapark.database.user",
                    "lunapark_" + system,
                    "lunapark.database.password",
                    PASSWORD);
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("The schema of " + system + " could not be made", e);
        }
    }

    /** By the function that does it everywhere. By its name: the platform itself is tested with this. */
    private static void migrate(Map<String, String> environment) throws ReflectiveOperationException, IOException {
        RequestStreamHandler handler = (RequestStreamHandler)
                Class.forName(MIGRATION).getConstructor(Map.class).newInstance(environment);
        handler.handleRequest(
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), OutputStream.nullOutputStream(), null);
    }
}
