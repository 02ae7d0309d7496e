package io.lunapark.localstack;

import io.lunapark.localstack.store.Passwords;
import io.lunapark.localstack.store.Postgres;
import io.lunapark.localstack.template.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of a stack are: all that a template, a function and other programs need to know of it.
 *
 * @param group address of the node whose stores these are: the issuer of the tokens of all nodes that use them
 * @param key what the ports besides the gateway's want to be shown: the access key of AWS's clients, anew at each start
 * @param rolePassword of the roles that systems have in the database, anew at each start
 * @param data folder of the stores
 */
public record Whereabouts(
        String environment,
        String url,
        String group,
        String jdbc,
        String jdbcUser,
        String jdbcPassword,
        String rolePassword,
        String key,
        String dynamodb,
        String sqs,
        String eventbridge,
        Path data,
        Map<String, String> parameters) {

    public static final String REGION = "eu-central-1";
    static final String ACCOUNT = "000000000000";

    private static final String LOOPBACK = "http://127.0.0.1:";

    /** A port at which nothing listens. */
    private static final int NOBODY = 1;

    static Whereabouts of(Settings settings, Postgres postgres) {
        Settings.Addresses ports = settings.ports();
        return new Whereabouts(
                settings.environment(),
                LOOPBACK + ports.gateway(),
                LOOPBACK + ports.gateway(),
                postgres.url(),
                postgres.adminUser(),
                postgres.adminPassword(),
                Passwords.random(),
                Passwords.accessKey(),
                settings.endpoints()
                        .dynamodb()
                        .orElse(settings.endpoints().engine().url(ports.dynamo())),
                settings.endpoints().messages().orElse(LOOPBACK + ports.queues()),
                settings.endpoints().messages().orElse(LOOPBACK + ports.bus()),
                settings.data(),
                settings.parameters());
    }

    /** Of the stack that runs on this folder, empty when none does. */
    public static Optional<Whereabouts> running(Path data) throws IOException {
        return RunningStack.on(data)
                .map(run -> new Whereabouts(
                        run.field("environment"),
                        run.url(),
                        run.field("group"),
                        run.field("jdbc"),
                        run.field("jdbcUser"),
                        run.field("jdbcPassword"),
                        run.field("rolePassword"),
                        run.key(),
                        run.field("dynamodb"),
                        run.field("sqs"),
                        run.field("eventbridge"),
                        Path.of(run.field("stores")),
                        Map.of()));
    }

    /**
     * Of a node that uses the stores of the stack on that folder.
     *
     * @throws StartFailure when none runs there, or one of another environment
     */
    static Whereabouts joining(Settings settings, Path storesOf) {
        Whereabouts there;
        try {
            there = running(storesOf)
                    .orElseThrow(() -> new StartFailure(
                            "No Lunapark runs on " + storesOf + " whose stores could be shared; start it first."));
        } catch (IOException e) {
            throw new StartFailure("What runs on " + storesOf + " cannot be read: " + e, e);
        }
        if (!there.environment.equals(settings.environment())) {
            throw new StartFailure("On " + storesOf + " runs " + there.environment + ", and this is to be "
                    + settings.environment() + ": environments share nothing.");
        }
        return new Whereabouts(
                there.environment,
                LOOPBACK + settings.ports().gateway(),
                there.group,
                there.jdbc,
                there.jdbcUser,
                there.jdbcPassword,
                there.rolePassword,
                there.key,
                there.dynamodb,
                there.sqs,
                there.eventbridge,
                there.data,
                settings.parameters());
    }

    /** Addresses at which nothing answers, and no cloud either. */
    public static Whereabouts nowhere(String environment, Path data) {
        String address = LOOPBACK + NOBODY;
        return new Whereabouts(
                environment,
                address,
                address,
                "jdbc:postgresql://127.0.0.1:" + NOBODY + "/lunapark",
                "postgres",
                "",
                "",
                Passwords.accessKey(),
                address,
                address,
                address,
                data.toAbsolutePath().normalize(),
                Map.of());
    }

    public Surroundings surroundings() {
        Map<String, String> values = new LinkedHashMap<>(parameters);
        values.put("Stage", environment);
        values.put("DatabaseUrl", jdbc);
        values.put("DatabasePassword", rolePassword);
        values.put("DatabaseAdminUser", jdbcUser);
        values.put("DatabaseAdminPassword", jdbcPassword);
        values.put("MailFolder", data.resolve("mail").toString());
        return new Surroundings("lunapark-" + environment, REGION, ACCOUNT, group, sqs, secrets(), values);
    }

    /** The standard variables by which the AWS SDK of a function finds the local stores. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", key);
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamodb);
        variables.put("AWS_ENDPOINT_URL_SQS", sqs);
        variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", eventbridge);
        return variables;
    }

    Path secrets() {
        return data.resolve("secrets");
    }
}
