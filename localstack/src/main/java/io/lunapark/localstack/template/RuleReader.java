package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import software.amazon.event.ruler.Machine;

/** Reads rules, and the policies without which a queue would not let the bus in. */
final class RuleReader {

    private final Resolver resolver;
    private final Faults faults;
    private final Set<String> openToEvents = new HashSet<>();
    private final List<Target> targets = new ArrayList<>();

    RuleReader(Resolver resolver, Faults faults) {
        this.resolver = resolver;
        this.faults = faults;
    }

    Rule rule(Resource resource, Section properties) {
        properties.ignore("Description", "Name");
        String bus = properties
                .need("EventBusName")
                .flatMap(node -> resolver.resource(node, ResourceType.BUS))
                .map(Resource::name)
                .orElse("");
        String pattern = properties
                .need("EventPattern")
                .flatMap(node -> resolver.json(node).filter(json -> valid(node, json)))
                .orElse("{}");
        properties
                .take("State")
                .flatMap(resolver::text)
                .filter(state -> !state.equals("ENABLED"))
                .ifPresent(state -> faults.add(properties.node(), resource.id() + ": only State ENABLED is known"));
        List<String> queues = new ArrayList<>();
        List<Node> entries = properties.list("Targets");
        if (entries.isEmpty()) {
            faults.add(properties.node(), resource.id() + ": Targets is missing");
        }
        for (Node node : entries) {
            Section target = new Section(resource.id() + ".Targets", node, faults);
            target.need("Id");
            target.need("Arn")
                    .flatMap(arn -> resolver.resource(arn, ResourceType.QUEUE, "Arn"))
                    .ifPresent(queue -> {
                        queues.add(queue.name());
                        targets.add(new Target(node, resource.id(), queue.id()));
                    });
            target.end();
        }
        return new Rule(resource.id(), Faults.line(resource.node()), bus, pattern, queues);
    }

    private boolean valid(Node node, String pattern) {
        try {
            Machine.builder().build().addRule("check", pattern);
            return true;
        } catch (IOException | RuntimeException e) {
            faults.add(
                    node,
                    "EventPattern is refused: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return false;
        }
    }

    void policy(Resource resource, Section properties) {
        List<Resource> queues = properties.list("Queues").stream()
                .flatMap(node -> resolver.resource(node, ResourceType.QUEUE).stream())
                .toList();
        Optional<Section> document = properties.section("PolicyDocument");
        if (document.isEmpty()) {
            faults.add(properties.node(), resource.id() + ": PolicyDocument is missing");
            return;
        }
        document.get().ignore("Version");
        for (Node node : document.get().list("Statement")) {
            Section statement = new Section(resource.id() + ".Statement", node, faults);
            statement.ignore("Sid");
            boolean allow = is(statement.need("Effect"), "Allow");
            boolean events =
                    statement.need("Principal").map(this::principal).orElse("").equals("events.amazonaws.com");
            boolean send = is(statement.need("Action"), "sqs:SendMessage");
            Optional<Resource> about =
                    statement.need("Resource").flatMap(arn -> resolver.resource(arn, ResourceType.QUEUE, "Arn"));
            statement.take("Condition").ifPresent(resolver::json);
            statement.end();
            if (allow && events && send) {
                about.filter(queues::contains).ifPresent(queue -> openToEvents.add(queue.id()));
            }
        }
        document.get().end();
    }

    /** Called when all is read: every target of a rule has to let the bus in. */
    void end() {
        for (Target target : targets) {
            if (!openToEvents.contains(target.queue())) {
                faults.add(
                        target.node(),
                        target.rule() + ": no AWS::SQS::QueuePolicy lets events.amazonaws.com send to "
                                + target.queue());
            }
        }
    }

    private boolean is(Optional<Node> node, String text) {
        Optional<Node> single =
                node.map(n -> n instanceof SequenceNode list && list.getValue().size() == 1
                        ? list.getValue().getFirst()
                        : n);
        return single.flatMap(resolver::text).filter(text::equals).isPresent();
    }

    private String principal(Node node) {
        return node instanceof MappingNode mapping
                        && mapping.getValue().size() == 1
                        && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("Service")
                ? resolver.text(mapping.getValue().getFirst().getValueNode()).orElse("")
                : "";
    }

    private record Target(Node node, String rule, String queue) {}
}
