package io.lunapark.localstack;

import io.lunapark.localstack.store.Dynoxide;
import io.lunapark.localstack.store.Engine;
import io.lunapark.localstack.store.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where and as what a stack runs. {@code environment} is {@code dev} or {@code prod}; {@code data} is the folder that it
 * may write to and shares with no other stack; ports are on the loopback interface; {@code parameters} are values for
 * parameters of the template instead of their defaults; {@code endpoints} says what of AWS runs elsewhere; {@code hosts}
 * are names by which a reverse proxy passes calls on; {@code only} names the nested templates that run, and none for all;
 * {@code group} says which stores it shares with other nodes.
 */
public record Settings(
        String environment,
        Path template,
        Path data,
        Addresses ports,
        Map<String, String> parameters,
        Endpoints endpoints,
        Set<String> hosts,
        Set<String> only,
        boolean logging,
        Group group) {

    /** The limits of the template beyond reach, for those who measure or who test something else. */
    public static final Map<String, String> NO_LIMITS = Map.of(
            "RequestsPerMinutePerAddress", "100000000",
            "RequestsPerMinutePerUser", "100000000",
            "RequestsPerSecondPerRoute", "100000000",
            "RequestsAtOncePerRoute", "100000000");

    /** Folder of DynamoDB in that of a stack. */
    static final String TABLES = "dynamodb";

    /** One port for each of the servers. */
    public record Addresses(int gateway, int control, int postgres, int dynamo, int queues, int bus) {}

    /** The default port of an environment. */
    public static int standardPort(String environment) {
        return environment.equals("prod") ? 3051 : 3050;
    }

    /** With the gateway at that port, 0 for any, and everything else where there is room. */
    public static Settings of(String environment, Path template, Path data, int port) throws IOException {
        List<Integer> free = Ports.free(6);
        Addresses ports = new Addresses(
                port == 0 ? free.get(5) : port, free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
        return new Settings(
                environment,
                template,
                data.toAbsolutePath().normalize(),
                ports,
                Map.of(),
                Endpoints.EMBEDDED,
                Set.of(),
                Set.of(),
                true,
                Group.ALONE);
    }

    /** The same, but log lines go where they went before. */
    public Settings withoutLogging() {
        return new Settings(environment, template, data, ports, parameters, endpoints, hosts, only, false, group);
    }

    /** How the command line says these parameters. */
    public static List<String> arguments(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(one -> Stream.of("--parameter", one.getKey() + "=" + one.getValue()))
                .toList();
    }

    /** The same, with these values for parameters of the template. */
    public Settings withParameters(Map<String, String> values) {
        return new Settings(
                environment, template, data, ports, Map.copyOf(values), endpoints, hosts, only, logging, group);
    }

    /** The same, with these services of AWS elsewhere. */
    public Settings withEndpoints(Endpoints others) {
        return new Settings(environment, template, data, ports, parameters, others, hosts, only, logging, group);
    }

    /**
     * The same, with the DynamoDB that is asked for: {@code local}, {@code dynoxide} or an address. Unasked it is the engine
     * whose tables are there already, and else the one for new tables. A venue may not run on
     * DynamoDB Local; benchmarks and packing, which throw their stacks away, do not ask here.
     *
     * @throws StartFailure where its licence does not allow DynamoDB Local
     * @throws IllegalArgumentException when it is neither an engine nor an address
     */
    public Settings withDynamodb(@Nullable String asked) {
        if (asked != null && Engine.of(asked).isEmpty()) {
            return withEndpoints(endpoints.withDynamodb(asked));
        }
        Path directory = data.resolve(TABLES);
        Engine engine = asked == null
                ? Engine.withTablesIn(directory).orElseGet(Engine::installed)
                : Engine.of(asked).orElseThrow();
        if (environment.equals("prod") && engine == Engine.LOCAL) {
            throw new StartFailure("DynamoDB Local may not run prod: its licence allows development and testing only.\n"
                    + "  Choose --dynamodb dynoxide. " + Dynoxide.HOW_TO_INSTALL + "\n"
                    + "  Or choose a DynamoDB that runs elsewhere: --dynamodb http://HOST:PORT.");
        }
        return withEndpoints(endpoints.with(engine));
    }

    /** The same, as a node of that group. */
    public Settings in(Group other) {
        return new Settings(environment, template, data, ports, parameters, endpoints, hosts, only, logging, other);
    }

    /** The same, called by these names too. */
    public Settings withHosts(Set<String> names) {
        return new Settings(
                environment, template, data, ports, parameters, endpoints, Set.copyOf(names), only, logging, group);
    }

    /** The same, with these nested templates of the template and no others. */
    public Settings only(Set<String> applications) {
        return new Settings(
                environment,
                template,
                data,
                ports,
                parameters,
                endpoints,
                hosts,
                Set.copyOf(applications),
                logging,
                group);
    }
}
