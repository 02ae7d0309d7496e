package io.lunapark.cli;

import io.lunapark.localstack.Endpoints;
import io.lunapark.localstack.Group;
import io.lunapark.localstack.Runner;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.TemplateFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything until it is told to stop. */
@Command(name = "up", description = "Builds what is stale and runs everything: http://127.0.0.1:3050, prod at 3051.")
final class Up implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway; 0 takes a free one.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where its data is kept (data/<env>).")
    private @Nullable Path data;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Called by this name too: that of a reverse proxy in front.")
    private Set<String> hosts = Set.of();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A parameter of template.yaml, for example RequestsPerMinutePerAddress=100000.")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--dynamodb",
            paramLabel = "local|dynoxide|URL",
            description = {
                "Who plays DynamoDB: the program whose tables are in the data folder, else dynoxide where it is on the PATH"
                        + " (on Linux), else DynamoDB Local.",
                "dynoxide: faster and smaller, but every user of this machine can read and change its tables.",
                "local: DynamoDB Local by Amazon, for development and testing only, and not for prod."
            })
    private @Nullable String dynamodb;

    @Option(
            names = "--join",
            paramLabel = "DIR",
            description = "Uses the stores of the Lunapark that runs on that data folder: one more node beside it.")
    private @Nullable Path join;

    @Option(names = "--no-schedules", description = "Leaves schedules to the nodes that join.")
    private boolean noSchedules;

    @ArgGroup
    private final OtherBackEnd other = new OtherBackEnd();

    @Option(
            names = "--centre",
            paramLabel = "URL",
            description = "With --site: where its centre is; https, or http on this machine.")
    private @Nullable String centre;

    @Option(
            names = "--site-key",
            paramLabel = "FILE",
            description = "With --site: the account of the site at the centre, as ./lunapark sites add writes it.")
    private @Nullable Path siteKey;

    @Option(names = "--template", hidden = true, paramLabel = "FILE", description = "Another root template.")
    private Path template = Path.of("template.yaml");

    @Option(names = "--end-with", hidden = true, paramLabel = "PID", description = "Ends when that process does.")
    private @Nullable Long endWith;

    @Spec
    private @Nullable CommandSpec spec;

    /** Where AWS is called, if not here. */
    static final class OtherBackEnd {

        @Option(names = "--aws", paramLabel = "URL", description = "With DynamoDB, SQS and EventBridge there.")
        private @Nullable String all;

        @Option(names = "--aws-messages", paramLabel = "URL", description = "With SQS and EventBridge there.")
        private @Nullable String messages;

        boolean isGiven() {
            return all != null || messages != null;
        }

        Settings of(Settings settings, @Nullable String dynamodb) {
            if (all == null) {
                return settings.withEndpoints(messages == null ? Endpoints.EMBEDDED : Endpoints.messages(messages))
                        .withDynamodb(dynamodb);
            }
            if (dynamodb != null) {
                throw new IllegalArgumentException("--aws says where DynamoDB is, and so does --dynamodb.");
            }
            return settings.withEndpoints(Endpoints.all(all));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Runner.run(settings(), endWith == null ? OptionalLong.empty() : OptionalLong.of(endWith));
            return 0;
        } catch (TemplateFaults e) {
            throw new Failure(
                    "it has not started. " + e.faults().size() + " fault(s) in the template:\n" + e.getMessage());
        } catch (StartFailure | IOException e) {
            throw new Failure("it has not started. " + e.getMessage());
        }
    }

    private Settings settings() throws IOException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw wrong(port + " is no port.");
        }
        for (String host : hosts) {
            if (!host.matches("[A-Za-z0-9.-]+")) {
                throw wrong(host + " is no name such as lunapark.example, without scheme and port.");
            }
        }
        try {
            Map<String, String> values = new HashMap<>(parameters);
            values.putAll(ofSite());
            Settings settings = Settings.of(
                            environment.toString(),
                            template,
                            data == null ? environment.data() : data,
                            port == null ? standardPort() : port)
                    .withParameters(values)
                    .withHosts(hosts);
            Group group = new Group(Optional.ofNullable(join), !noSchedules);
            return join == null ? other.of(settings, dynamodb).in(group) : joining(settings.in(group));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** A second node finds the port of the environment taken. */
    private int standardPort() {
        return join == null ? Settings.standardPort(environment.toString()) : 0;
    }

    private Settings joining(Settings settings) {
        if (data == null || dynamodb != null || other.isGiven()) {
            throw new IllegalArgumentException(
                    "--join needs --data DIR for the logs of this node, and no other stores than those it joins.");
        }
        return settings;
    }

    private Map<String, String> ofSite() {
        if (environment.site == null && centre == null && siteKey == null) {
            return Map.of();
        }
        if (environment.site == null || centre == null || siteKey == null) {
            throw new IllegalArgumentException("--site, --centre and --site-key belong together.");
        }
        if (!Files.isReadable(siteKey)) {
            throw new IllegalArgumentException(siteKey + " cannot be read. ./lunapark sites add " + environment.site
                    + " writes it at the centre.");
        }
        return Map.of(
                "SiteName",
                environment.site,
                "CentreUrl",
                centre,
                "SiteKey",
                "file:" + siteKey.toAbsolutePath().normalize());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
