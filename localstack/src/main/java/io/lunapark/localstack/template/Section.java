package io.lunapark.localstack.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of the template. A reader takes the keys that it knows; keys left at the end are a fault. */
final class Section {

    private final String name;
    private final Node node;
    private final Faults faults;
    private final Map<String, NodeTuple> left = new LinkedHashMap<>();

    Section(String name, Node node, Faults faults) {
        this.name = name;
        this.node = node;
        this.faults = faults;
        if (!(node instanceof MappingNode mapping)) {
            faults.add(node, name + ": a mapping is expected here");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                faults.add(entry.getKeyNode(), name + ": a key has to be a plain word");
            } else if (left.putIfAbsent(key.getValue(), entry) != null) {
                faults.add(key, name + ": " + key.getValue() + " stands here twice");
            }
        }
    }

    boolean has(String key) {
        return left.containsKey(key);
    }

    Optional<Node> take(String key) {
        return Optional.ofNullable(left.remove(key)).map(NodeTuple::getValueNode);
    }

    /** As {@link #take}, but its absence is a fault. */
    Optional<Node> need(String key) {
        Optional<Node> value = take(key);
        if (value.isEmpty()) {
            faults.add(node, name + ": " + key + " is missing");
        }
        return value;
    }

    Optional<Section> section(String key) {
        return take(key).map(value -> new Section(name + "." + key, value, faults));
    }

    /** The elements of a list; empty when it is not there. */
    List<Node> list(String key) {
        Optional<Node> value = take(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        faults.add(value.get(), name + "." + key + ": a list is expected here");
        return List.of();
    }

    /** What the cloud needs and one machine has no use for. */
    void ignore(String... keys) {
        for (String key : keys) {
            left.remove(key);
        }
    }

    void each(BiConsumer<ScalarNode, Node> reader) {
        List<NodeTuple> entries = new ArrayList<>(left.values());
        left.clear();
        entries.forEach(entry -> reader.accept((ScalarNode) entry.getKeyNode(), entry.getValueNode()));
    }

    /** Refuses, by name, keys that were not taken. */
    void end() {
        left.forEach((key, entry) -> faults.add(
                entry.getKeyNode(),
                key.startsWith("Fn::") || key.equals("Ref")
                        ? name + ": intrinsic " + key + " is not known in its long form; write it with !"
                        : name + ": property " + key + " is not known"));
        left.clear();
    }

    String name() {
        return name;
    }

    Node node() {
        return node;
    }
}
