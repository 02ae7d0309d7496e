package io.lunapark.localstack.template;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads what a function is allowed to touch: SAM's policy templates, and statements for what these leave out. One machine
 * has no IAM to enforce it; what it names has to exist all the same.
 */
final class PolicyReader {

    private static final Map<String, Policy> TEMPLATES = Map.of(
            "DynamoDBReadPolicy", new Policy("TableName", ResourceType.TABLE),
            "DynamoDBWritePolicy", new Policy("TableName", ResourceType.TABLE),
            "DynamoDBCrudPolicy", new Policy("TableName", ResourceType.TABLE),
            "SQSPollerPolicy", new Policy("QueueName", ResourceType.QUEUE, "QueueName"),
            "SQSSendMessagePolicy", new Policy("QueueName", ResourceType.QUEUE, "QueueName"),
            "EventBridgePutEventsPolicy", new Policy("EventBusName", ResourceType.BUS),
            "AWSSecretsManagerGetSecretValuePolicy", new Policy("SecretArn", ResourceType.SECRET));

    private final Resolver resolver;
    private final Faults faults;

    PolicyReader(Resolver resolver, Faults faults) {
        this.resolver = resolver;
        this.faults = faults;
    }

    void policy(String id, Node node) {
        Section policy = new Section(id + ".Policies", node, faults);
        policy.ignore("Version");
        policy.list("Statement").forEach(statement -> statement(id, statement));
        policy.each((name, properties) -> {
            Policy template = TEMPLATES.get(name.getValue());
            if (template == null) {
                faults.add(name, id + ": policy " + name.getValue() + " is not known");
                return;
            }
            Section section = new Section(id + ".Policies." + name.getValue(), properties, faults);
            section.need(template.parameter())
                    .ifPresent(target -> resolver.resource(target, template.type(), template.attributes()));
            section.end();
        });
    }

    private void statement(String id, Node node) {
        Section statement = new Section(id + ".Policies.Statement", node, faults);
        statement.ignore("Sid");
        statement
                .need("Effect")
                .filter(effect -> !resolver.text(effect).orElse("").equals("Allow"))
                .ifPresent(effect -> faults.add(effect, statement.name() + ": only Effect Allow is known"));
        statement.need("Action").ifPresent(this::texts);
        statement.need("Resource").ifPresent(this::texts);
        statement.end();
    }

    private void texts(Node node) {
        boolean list = node instanceof SequenceNode && !node.getTag().getValue().startsWith("!");
        (list ? ((SequenceNode) node).getValue() : List.of(node)).forEach(resolver::text);
    }

    private record Policy(String parameter, ResourceType type, String... attributes) {}
}
