package io.lunapark.localstack.template;

import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong, so that a reader sees all of it at once instead of one fault per start. */
final class Faults {

    private final Set<Fault> found = new TreeSet<>();

    void add(Node at, String text) {
        add(line(at), text);
    }

    void add(int line, String text) {
        found.add(new Fault(line, text));
    }

    void throwIfAny(String file) {
        if (!found.isEmpty()) {
            throw new TemplateFaults(file, found);
        }
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
