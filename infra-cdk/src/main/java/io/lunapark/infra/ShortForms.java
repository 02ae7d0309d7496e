package io.lunapark.infra;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads CloudFormation's short forms as what they stand for: {@code !Ref X} is {@code {Ref: X}}. */
final class ShortForms extends StandardConstructor {

    ShortForms(LoadSettings settings) {
        super(settings);
    }

    @Override
    protected Optional<ConstructNode> findConstructorFor(Node node) {
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? Optional.of(of -> longForm(tag, of)) : super.findConstructorFor(node);
    }

    private Map<String, Object> longForm(String tag, Node node) {
        String name = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
        return Map.of(
                name,
                switch (node) {
                    case ScalarNode scalar -> scalar.getValue();
                    case SequenceNode sequence -> constructSequence(sequence);
                    default -> throw new IllegalArgumentException(tag + " of a mapping is not read here");
                });
    }
}
