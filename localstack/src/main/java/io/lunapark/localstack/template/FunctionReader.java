package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Api;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Mapping;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Route;
import io.lunapark.localstack.template.Template.Schedule;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads functions with what calls them. */
final class FunctionReader {

    /** Messages that AWS hands over without waiting for more of them; who asks for so many takes what there is. */
    private static final int MOST_AT_ONCE = 10;

    private static final int MOST_AT_ONCE_HERE = 100;

    private static final String USE_CASE = "LUNAPARK_USE_CASE";

    private final Resolver resolver;
    private final Faults faults;
    private final CodeCatalog code;
    private final RouteReader routeReader;
    private final PolicyReader policyReader;
    private final Map<String, String> sharedEnvironment = new LinkedHashMap<>();
    private final String template;
    private Optional<String> sharedZip = Optional.empty();
    private Optional<Node> sharedHandler = Optional.empty();
    private int sharedTimeout = 3;
    private int sharedMemory = 128;
    private boolean logsCalls = true;
    private final List<Polled> polled = new ArrayList<>();

    FunctionReader(Resolver resolver, Faults faults, CodeCatalog code, Map<String, Api> apis, Contents contents) {
        this.resolver = resolver;
        this.faults = faults;
        this.code = code;
        this.routeReader = new RouteReader(resolver, faults, apis, contents.ownerOfRoute);
        this.template = faults.file();
        this.policyReader = new PolicyReader(resolver, faults);
    }

    void globals(Section function) {
        ignoreCloudOnly(function);
        sharedZip = function.take("CodeUri").flatMap(resolver::text);
        sharedHandler = function.take("Handler");
        sharedTimeout = resolver.number(function, "Timeout", 1, 900).orElse(3);
        sharedMemory = memory(function).orElse(128);
        function.section("LoggingConfig").ifPresent(logging -> {
            logging.ignore("LogFormat");
            logsCalls = logging.need("SystemLogLevel")
                    .flatMap(resolver::text)
                    .filter("WARN"::equals)
                    .isEmpty();
            logging.end();
        });
        environment(function, sharedEnvironment);
        function.end();
    }

    /** Whether Lambda itself writes about each call. */
    boolean logsCalls() {
        return logsCalls;
    }

    Function function(Resource resource, boolean atDeployment, Section properties) {
        String id = resource.id();
        ignoreCloudOnly(properties);
        Optional<String> zip =
                properties.take("CodeUri").flatMap(resolver::text).or(() -> sharedZip);
        Optional<Node> handler = properties.take("Handler").or(() -> sharedHandler);
        if (zip.isEmpty()) {
            faults.add(properties.node(), properties.name() + ": CodeUri is missing");
        }
        if (handler.isEmpty()) {
            faults.add(properties.node(), properties.name() + ": Handler is missing");
        }
        handler.flatMap(resolver::text)
                .flatMap(code::faultOfHandler)
                .ifPresent(fault -> faults.add(handler.get(), id + ": " + fault));
        int timeout = resolver.number(properties, "Timeout", 1, 900).orElse(sharedTimeout);
        int memory = memory(properties).orElse(sharedMemory);
        Map<String, String> environment = new LinkedHashMap<>(sharedEnvironment);
        Map<String, Node> nodes = environment(properties, environment);
        Optional.ofNullable(environment.get(USE_CASE))
                .flatMap(code::faultOfUseCase)
                .ifPresent(fault -> faults.add(nodes.getOrDefault(USE_CASE, resource.node()), id + ": " + fault));
        properties.list("Policies").forEach(node -> policyReader.policy(id, node));

        List<Route> routes = new ArrayList<>();
        List<Mapping> mappings = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        properties
                .section("Events")
                .ifPresent(events -> events.each((name, node) -> {
                    Section event = new Section(id + ".Events." + name.getValue(), node, faults);
                    Optional<Node> type = event.need("Type");
                    Section of = event.section("Properties")
                            .orElseGet(() -> new Section(event.name() + ".Properties", node, new Faults("")));
                    switch (type.flatMap(resolver::text).orElse("")) {
                        case "HttpApi" -> routeReader.route(id, of).ifPresent(routes::add);
                        case "SQS" -> mapping(id, timeout, of).ifPresent(mappings::add);
                        case "ScheduleV2" -> schedule(of, "ScheduleExpression").ifPresent(schedules::add);
                        case "Schedule" -> schedule(of, "Schedule").ifPresent(schedules::add);
                        case "" -> of.each((key, value) -> {});
                        default -> {
                            faults.add(
                                    type.get(),
                                    event.name() + ": event type "
                                            + resolver.text(type.get()).orElse("") + " is not known");
                            of.each((key, value) -> {});
                        }
                    }
                    of.end();
                    event.end();
                }));
        return new Function(
                id,
                Faults.line(resource.node()),
                zip.map(this::fromRoot).orElse(""),
                handler.flatMap(resolver::text).orElse(""),
                environment,
                memory,
                Duration.ofSeconds(timeout),
                atDeployment,
                routes,
                mappings,
                schedules);
    }

    /** A path from this template's folder, seen from the folder of the root template. */
    private String fromRoot(String path) {
        return Path.of(template).resolveSibling(path).normalize().toString();
    }

    private Optional<Integer> memory(Section function) {
        return resolver.number(function, "MemorySize", 128, 10_240);
    }

    private static void ignoreCloudOnly(Section function) {
        function.ignore("Runtime", "Architectures", "Description", "Tags", "Tracing", "SnapStart");
        function.ignore("ReservedConcurrentExecutions", "AutoPublishAlias", "EphemeralStorage");
    }

    private Map<String, Node> environment(Section function, Map<String, String> into) {
        Map<String, Node> nodes = new HashMap<>();
        function.section("Environment").ifPresent(environment -> {
            environment
                    .section("Variables")
                    .ifPresent(variables -> variables.each((name, node) -> {
                        nodes.put(name.getValue(), node);
                        resolver.text(node).ifPresent(value -> into.put(name.getValue(), value));
                    }));
            environment.end();
        });
        return nodes;
    }

    private Optional<Mapping> mapping(String id, int timeout, Section event) {
        Optional<Node> queueNode = event.need("Queue");
        Optional<Resource> queue = queueNode.flatMap(node -> resolver.resource(node, ResourceType.QUEUE, "Arn"));
        int batch = resolver.number(event, "BatchSize", 1, 10_000).orElse(10);
        int window =
                resolver.number(event, "MaximumBatchingWindowInSeconds", 0, 300).orElse(0);
        if (batch > MOST_AT_ONCE && window == 0) {
            faults.add(event.node(), event.name() + ": a BatchSize above 10 needs MaximumBatchingWindowInSeconds");
        }
        boolean partial = false;
        for (Node node : event.list("FunctionResponseTypes")) {
            String type = resolver.text(node).orElse("");
            partial |= type.equals("ReportBatchItemFailures");
            if (!type.equals("ReportBatchItemFailures")) {
                faults.add(node, event.name() + ": FunctionResponseTypes " + type + " is not known");
            }
        }
        int pollers = event.section("ScalingConfig")
                .flatMap(scaling -> {
                    Optional<Integer> most = resolver.number(scaling, "MaximumConcurrency", 2, 1000);
                    scaling.end();
                    return most;
                })
                .map(most -> Math.min(most, 8))
                .orElse(2);
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        polled.add(new Polled(id, queueNode.get(), queue.get().name(), timeout));
        int most = batch == MOST_AT_ONCE && window == 0 ? MOST_AT_ONCE_HERE : batch;
        return Optional.of(new Mapping(queue.get().name(), most, Duration.ofSeconds(window), partial, pollers));
    }

    private Optional<Schedule> schedule(Section event, String key) {
        event.ignore("Name", "Description", "RetryPolicy");
        Optional<Node> zoneNode = event.take("ScheduleExpressionTimezone");
        ZoneId zone = ZoneId.of("UTC");
        try {
            zone = ZoneId.of(zoneNode.flatMap(resolver::text).orElse("UTC"));
        } catch (DateTimeException e) {
            faults.add(zoneNode.get(), event.name() + ": there is no such time zone");
        }
        Optional<String> input = event.take("Input").flatMap(resolver::text);
        Optional<Node> expression = event.need(key);
        Optional<String> text = expression.flatMap(resolver::text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Schedule(ScheduleExpression.parse(text.get(), zone), input.orElse(null), null));
        } catch (IllegalArgumentException e) {
            faults.add(expression.get(), event.name() + "." + key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** SQS refuses to feed a function that may run longer than its message stays hidden. */
    void end(List<Queue> queues) {
        for (Polled mapping : polled) {
            queues.stream()
                    .filter(queue -> queue.name().equals(mapping.queue()))
                    .filter(queue -> queue.visibility().toSeconds() < mapping.timeout())
                    .forEach(queue -> faults.add(
                            mapping.node(),
                            mapping.function() + ": its timeout of " + mapping.timeout()
                                    + " s is longer than the VisibilityTimeout of " + queue.id()));
        }
    }

    private record Polled(String function, Node node, String queue, int timeout) {}
}
