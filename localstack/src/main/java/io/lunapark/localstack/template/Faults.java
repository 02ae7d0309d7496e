package io.lunapark.localstack.template;

import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in all templates, so that a reader sees all of it at once instead of one fault per start. */
final class Faults {

    private final String file;
    private final Set<Fault> found;

    Faults(String file) {
        this(file, new TreeSet<>());
    }

    private Faults(String file, Set<Fault> found) {
        this.file = file;
        this.found = found;
    }

    /** Those of another file, kept with these. */
    Faults in(String other) {
        return new Faults(other, found);
    }

    String file() {
        return file;
    }

    void add(Node at, String text) {
        add(line(at), text);
    }

    void add(int line, String text) {
        found.add(new Fault(file, line, text));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new TemplateFaults(found);
        }
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
