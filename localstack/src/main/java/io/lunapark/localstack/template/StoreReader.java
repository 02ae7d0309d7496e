package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Bus;
import io.lunapark.localstack.template.Template.Generated;
import io.lunapark.localstack.template.Template.Index;
import io.lunapark.localstack.template.Template.Key;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Redrive;
import io.lunapark.localstack.template.Template.Secret;
import io.lunapark.localstack.template.Template.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads tables, queues, buses and secrets. */
final class StoreReader {

    private static final int DAYS_14 = 1_209_600;
    private static final int HOURS_12 = 43_200;

    /** What a generated secret is made of, by what leaves it out. */
    private static final Map<String, String> CHARACTERS = new TreeMap<>(Map.of(
            "ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz",
            "ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "ExcludeNumbers", "0123456789",
            "ExcludePunctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));

    private final Resolver resolver;
    private final Faults faults;

    StoreReader(Resolver resolver, Faults faults) {
        this.resolver = resolver;
        this.faults = faults;
    }

    Bus bus(Resource resource, Section properties) {
        properties.ignore("Name", "Description", "Tags");
        return new Bus(resource.id(), resource.name());
    }

    /** What is locked in the cloud is a file here. */
    void bucket(Section properties) {
        properties.ignore("BucketName", "ObjectLockEnabled", "ObjectLockConfiguration", "VersioningConfiguration");
        properties.ignore("PublicAccessBlockConfiguration", "BucketEncryption", "Tags");
    }

    Secret secret(Resource resource, Section properties) {
        properties.ignore("Name", "Description", "KmsKeyId", "Tags");
        return new Secret(
                resource.id(),
                properties.section("GenerateSecretString").map(this::generated).orElse(null));
    }

    private Generated generated(Section generate) {
        int length = resolver.number(generate, "PasswordLength", 4, 4096).orElse(32);
        String excluded =
                generate.take("ExcludeCharacters").flatMap(resolver::text).orElse("");
        List<String> groups = CHARACTERS.entrySet().stream()
                .filter(group -> !resolver.flag(generate, group.getKey()))
                .map(group -> group.getValue()
                        .chars()
                        .filter(c -> excluded.indexOf(c) < 0)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .filter(characters -> !characters.isEmpty())
                .toList();
        if (groups.isEmpty()) {
            faults.add(generate.node(), generate.name() + " leaves no character over");
        }
        generate.end();
        return new Generated(length, groups);
    }

    Queue queue(Resource resource, Section properties) {
        properties.ignore("SqsManagedSseEnabled", "KmsMasterKeyId", "Tags");
        int visibility =
                resolver.number(properties, "VisibilityTimeout", 0, HOURS_12).orElse(30);
        int delay = resolver.number(properties, "DelaySeconds", 0, 900).orElse(0);
        resolver.number(properties, "MessageRetentionPeriod", 60, DAYS_14);
        Redrive redrive =
                properties.section("RedrivePolicy").flatMap(this::redrive).orElse(null);
        return new Queue(
                resource.id(), resource.name(), Duration.ofSeconds(visibility), Duration.ofSeconds(delay), redrive);
    }

    private Optional<Redrive> redrive(Section policy) {
        Optional<Resource> target =
                policy.need("deadLetterTargetArn").flatMap(node -> resolver.resource(node, ResourceType.QUEUE, "Arn"));
        Optional<Integer> tries = resolver.number(policy, "maxReceiveCount", 1, 1000);
        if (tries.isEmpty()) {
            faults.add(policy.node(), policy.name() + ": maxReceiveCount is missing");
        }
        policy.end();
        return target.flatMap(queue -> tries.map(count -> new Redrive(queue.name(), count)));
    }

    Table table(Resource resource, Section properties) {
        properties.ignore("BillingMode", "PointInTimeRecoverySpecification", "SSESpecification", "Tags");
        properties.ignore("DeletionProtectionEnabled");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Node node : properties.list("AttributeDefinitions")) {
            Section definition = new Section(resource.id() + ".AttributeDefinitions", node, faults);
            Optional<String> name = definition.need("AttributeName").flatMap(resolver::text);
            Optional<String> type = definition.need("AttributeType").flatMap(resolver::text);
            definition.end();
            type.filter(t -> !List.of("S", "N", "B").contains(t))
                    .ifPresent(t -> faults.add(node, resource.id() + ": AttributeType " + t + " is none of S, N, B"));
            name.ifPresent(n -> attributes.put(n, type.orElse("S")));
        }
        Key key = key(resource.id(), properties, attributes);
        List<Index> indexes = new ArrayList<>();
        for (Node node : properties.list("GlobalSecondaryIndexes")) {
            Section index = new Section(resource.id() + ".GlobalSecondaryIndexes", node, faults);
            String name = index.need("IndexName").flatMap(resolver::text).orElse("");
            Key indexKey = key(index.name(), index, attributes);
            Optional<Section> projection = index.section("Projection");
            String type = projection
                    .flatMap(p -> p.need("ProjectionType"))
                    .flatMap(resolver::text)
                    .orElse("ALL");
            List<String> included = projection.stream()
                    .flatMap(p -> p.list("NonKeyAttributes").stream())
                    .flatMap(n -> resolver.text(n).stream())
                    .toList();
            projection.ifPresent(Section::end);
            index.end();
            indexes.add(new Index(name, indexKey, type, included));
        }
        String expires = properties
                .section("TimeToLiveSpecification")
                .flatMap(ttl -> {
                    Optional<String> attribute = ttl.need("AttributeName").flatMap(resolver::text);
                    ttl.ignore("Enabled");
                    ttl.end();
                    return attribute;
                })
                .orElse(null);
        return new Table(resource.id(), resource.name(), attributes, key, indexes, expires);
    }

    private Key key(String owner, Section properties, Map<String, String> attributes) {
        String hash = null;
        String range = null;
        for (Node node : properties.list("KeySchema")) {
            Section part = new Section(owner + ".KeySchema", node, faults);
            String name = part.need("AttributeName").flatMap(resolver::text).orElse("");
            String type = part.need("KeyType").flatMap(resolver::text).orElse("");
            part.end();
            if (!attributes.containsKey(name)) {
                faults.add(node, owner + ": key attribute " + name + " is not among the AttributeDefinitions");
            }
            switch (type) {
                case "HASH" -> hash = name;
                case "RANGE" -> range = name;
                default -> faults.add(node, owner + ": KeyType " + type + " is neither HASH nor RANGE");
            }
        }
        if (hash == null) {
            faults.add(properties.node(), owner + ": KeySchema has no HASH key");
        }
        return new Key(hash == null ? "" : hash, range);
    }
}
