package io.lunapark.acceptance.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What the functions of a template may do, against what their environment tells them of. */
final class Rights {

    /** What is reached with rights of a role; Postgres has roles of its own. */
    private static final Set<String> STORES = Set.of(
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::Events::EventBus",
            "AWS::SecretsManager::Secret",
            "AWS::S3::Bucket");

    private static final Set<String> ONLY_READ = Set.of("DynamoDBReadPolicy", "AWSSecretsManagerGetSecretValuePolicy");
    private static final Pattern READING =
            Pattern.compile("\\w+:(Get|Describe|List|Receive|ChangeMessageVisibility).*");
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(\\w+)");

    private final List<String> lines;
    private final Map<String, Node> resources;

    /** Parameters with stores of another template: names, and what is called {@code …Arn} or {@code …Arns} for the same. */
    private final Set<String> handedOver;

    /** What Globals tell every function of. */
    private final Set<String> toldAll;

    private final List<String> faults = new ArrayList<>();

    private Rights(String template, Set<String> handedOver) {
        this.handedOver = handedOver;
        lines = template.lines().toList();
        Map<String, Node> root = parse(template);
        resources = map(root.get("Resources"));
        toldAll = stores(map(map(root.get("Globals")).get("Function")).get("Environment"));
    }

    /**
     * Empty where every function may do exactly what it needs.
     *
     * @param handedOver the parameters of the template with which it gets stores of another one
     */
    static List<String> faults(String template, Set<String> handedOver) {
        Rights rights = new Rights(template, handedOver);
        rights.resources.forEach((id, resource) -> {
            rights.stars(id, resource);
            if (text(map(resource).get("Type")).equals("AWS::Serverless::Function")) {
                rights.function(id, map(map(resource).get("Properties")));
            }
        });
        return rights.faults;
    }

    private void function(String id, Map<String, Node> properties) {
        Set<String> told = stores(properties.get("Environment"));
        Set<String> allowed = stores(properties.get("Policies"));
        // SAM itself lets a function poll the queue of its event.
        told.stream()
                .filter(store -> !allowed.contains(store))
                .forEach(store -> faults.add(id + " is told of " + store + " but may not use it"));
        allowed.stream()
                .filter(store -> !told.contains(store) && !toldAll.contains(store))
                .forEach(store -> faults.add(id + " may use " + store + " but is not told of it"));
        for (Node policy : items(properties.get("Policies"))) {
            if (policy instanceof ScalarNode name) {
                faults.add(id + ": " + name.getValue() + " is not ours to limit");
            }
        }
        if (onlyReads(properties)) {
            granted(properties.get("Policies"))
                    .filter(right -> !ONLY_READ.contains(right)
                            && !READING.matcher(right).matches())
                    .forEach(right -> faults.add(id + " only reads, but has " + right));
        }
    }

    private static boolean onlyReads(Map<String, Node> function) {
        Map<String, Node> events = map(function.get("Events"));
        return !events.isEmpty()
                && events.values().stream()
                        .map(event -> map(map(event).get("Properties")).get("Method"))
                        .allMatch(method ->
                                method != null && Set.of("GET", "HEAD").contains(text(method)));
    }

    /** Names of policies, and the actions of those that are spelt out. */
    private static Stream<String> granted(Node policies) {
        return items(policies).stream().flatMap(policy -> {
            Map<String, Node> named = map(policy);
            return named.containsKey("Statement")
                    ? items(named.get("Statement")).stream()
                            .flatMap(statement -> items(map(statement).get("Action")).stream())
                            .map(Rights::text)
                    : named.keySet().stream();
        });
    }

    private void stars(String id, Node node) {
        map(node).forEach((key, value) -> {
            if (key.equals("NotAction") || key.equals("NotResource")) {
                faults.add(id + ": " + key + " allows what nobody has listed");
            }
            if (key.equals("Action") || key.equals("Resource")) {
                items(value).stream()
                        .filter(item -> text(item).contains("*") && !hasReason(item))
                        .forEach(item -> faults.add(id + ": " + text(item) + " without a reason"));
            }
            stars(id, value);
        });
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> stars(id, item));
        }
    }

    private boolean hasReason(Node node) {
        return lines.get(node.getStartMark().orElseThrow().getLine()).contains(" # ");
    }

    private Set<String> stores(Node node) {
        return Stream.ofNullable(node)
                .flatMap(Rights::references)
                .map(reference -> reference.split("\\.")[0])
                .filter(id -> handedOver.contains(id) || isStore(resources.get(id)))
                .map(id -> id.replace("Arn", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isStore(Node resource) {
        return STORES.contains(text(map(resource).get("Type")));
    }

    static Map<String, Node> parse(String template) {
        return map(new Compose(LoadSettings.builder().build())
                .composeString(template)
                .orElseThrow());
    }

    /** Such as {@code Bus}, {@code AuditLog.Arn} or {@code Identity.Outputs.Queues}. */
    static Stream<String> references(Node node) {
        return switch (node) {
            case ScalarNode text ->
                switch (text.getTag().getValue()) {
                    case "!Ref", "!GetAtt" -> Stream.of(text.getValue());
                    case "!Sub" -> IN_TEXT.matcher(text.getValue()).results().map(found -> found.group(1));
                    default -> Stream.empty();
                };
            case SequenceNode list -> list.getValue().stream().flatMap(Rights::references);
            case MappingNode map -> map.getValue().stream().flatMap(entry -> references(entry.getValueNode()));
            default -> Stream.empty();
        };
    }

    private static List<Node> items(Node node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    static Map<String, Node> map(Node node) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .collect(Collectors.toMap(entry -> text(entry.getKeyNode()), NodeTuple::getValueNode))
                : Map.of();
    }

    static String text(Node node) {
        return node instanceof ScalarNode text ? text.getValue() : "";
    }
}
