package io.lunapark.localstack.template;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns nodes into values: {@code !Ref}, {@code !GetAtt}, {@code !Sub}, {@code !Join} and {@code !Split}, and nothing else.
 */
final class Resolver {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Surroundings where;
    private final Faults faults;
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    Resolver(Surroundings where, Faults faults) {
        this.where = where;
        this.faults = faults;
    }

    void parameter(String name, Value value) {
        parameters.put(name, value);
    }

    void resource(Resource resource) {
        resources.put(resource.id(), resource);
    }

    void application(String id, Application application) {
        applications.put(id, application);
    }

    /** Values that name an output of it have no text: an entry of a list is left out, anything else is missed. */
    void leaveOut(String application) {
        leftOut.add(application);
    }

    boolean hasParameter(String name) {
        return parameters.containsKey(name);
    }

    /** Reads those of the nested templates of which no output was asked for. */
    void readApplications() {
        applications.values().forEach(Application::outputs);
    }

    /** What another template is told: the text, and the resource behind it. */
    Optional<Value> value(Node node) {
        return text(node).map(text -> new Value(text, origin(node)));
    }

    /** The text of a scalar or of what an intrinsic yields. */
    Optional<String> text(Node node) {
        return switch (node.getTag().getValue()) {
            case "!Ref" -> scalar(node).flatMap(name -> reference(node, name));
            case "!GetAtt" -> scalar(node).flatMap(name -> attribute(node, name));
            case "!Sub" -> scalar(node).map(text -> substitute(node, text));
            case "!Join" -> join(node);
            case "!Split" -> split(node);
            default -> {
                if (node.getTag().getValue().startsWith("!")) {
                    faults.add(node, "intrinsic " + node.getTag().getValue() + " is not known");
                    yield Optional.empty();
                }
                yield scalar(node);
            }
        };
    }

    Optional<Integer> number(Section section, String key, int from, int to) {
        return section.take(key)
                .flatMap(node -> text(node).flatMap(text -> {
                    try {
                        int value = Integer.parseInt(text);
                        if (value >= from && value <= to) {
                            return Optional.of(value);
                        }
                    } catch (NumberFormatException e) {
                        // said below
                    }
                    faults.add(
                            node,
                            section.name() + "." + key + ": " + text + " is not a number from " + from + " to " + to);
                    return Optional.empty();
                }));
    }

    /** Whether it says true; what is not there says false. */
    boolean flag(Section section, String key) {
        return section.take(key)
                .filter(node -> {
                    String text = text(node).orElse("");
                    if (!text.equals("true") && !text.equals("false")) {
                        faults.add(node, section.name() + "." + key + ": " + text + " is neither true nor false");
                    }
                    return text.equals("true");
                })
                .isPresent();
    }

    /** The resource behind a {@code !Ref}, or behind a {@code !GetAtt} of one of the attributes; it has to be of that type. */
    Optional<Resource> resource(Node node, ResourceType type, String... attributes) {
        String tag = node.getTag().getValue();
        if (!tag.equals("!Ref") && !tag.equals("!GetAtt")) {
            faults.add(node, "a reference to a " + type.awsName() + " is expected here");
            return Optional.empty();
        }
        String named = tag + " " + scalar(node).orElse("");
        Optional<Reference> origin = origin(node);
        if (origin.isEmpty()) {
            String name = scalar(node).orElse("").replaceFirst("\\..*", "");
            faults.add(node, named + ": there is no resource " + name);
            return Optional.empty();
        }
        List<String> right = attributes.length == 0 ? List.of("") : List.of(attributes);
        Resource found = origin.get().resource();
        if (found.type() != type || !right.contains(origin.get().attribute())) {
            faults.add(
                    node,
                    named + ": here it has to be "
                            + (attributes.length == 0 ? "!Ref" : "!GetAtt …." + String.join(" or ", attributes))
                            + " of a "
                            + type.awsName());
            return Optional.empty();
        }
        return Optional.of(found);
    }

    /** What a {@code !Ref} or {@code !GetAtt} points at in the end, in this template or in the one that handed it over. */
    private Optional<Reference> origin(Node node) {
        String tag = node.getTag().getValue();
        if (!(node instanceof ScalarNode scalar) || !tag.equals("!Ref") && !tag.equals("!GetAtt")) {
            return Optional.empty();
        }
        String[] parts = scalar.getValue().split("\\.", 2);
        Value parameter = parameters.get(scalar.getValue());
        if (parameter != null) {
            return parameter.origin();
        }
        Application application = applications.get(parts[0]);
        if (application != null) {
            return application.output(outputName(scalar.getValue())).flatMap(Value::origin);
        }
        return Optional.ofNullable(resources.get(parts[0]))
                .map(found -> new Reference(found, parts.length < 2 ? "" : parts[1]));
    }

    private static String outputName(String text) {
        return text.replaceFirst("^[^.]*\\.Outputs\\.", "");
    }

    /** The node as JSON. */
    Optional<String> json(Node node) {
        StringBuilder json = new StringBuilder();
        write(json, node);
        return Optional.of(json.toString());
    }

    private void write(StringBuilder json, Node node) {
        if (node.getTag().getValue().startsWith("!")) {
            quote(json, text(node).orElse(""));
        } else if (node instanceof MappingNode mapping) {
            json.append('{');
            String separator = "";
            for (NodeTuple entry : mapping.getValue()) {
                json.append(separator);
                quote(json, scalar(entry.getKeyNode()).orElse(""));
                json.append(':');
                write(json, entry.getValueNode());
                separator = ",";
            }
            json.append('}');
        } else if (node instanceof SequenceNode sequence) {
            json.append('[');
            String separator = "";
            for (Node element : sequence.getValue()) {
                json.append(separator);
                write(json, element);
                separator = ",";
            }
            json.append(']');
        } else if (node instanceof ScalarNode scalar) {
            if (scalar.getTag().equals(Tag.STR)) {
                quote(json, scalar.getValue());
            } else {
                json.append(scalar.getTag().equals(Tag.NULL) ? "null" : scalar.getValue());
            }
        }
    }

    private static void quote(StringBuilder json, String text) {
        IntPredicate plain = c -> c >= ' ' && c != '"' && c != '\\';
        json.append('"');
        text.chars().forEach(c -> {
            if (plain.test(c)) {
                json.append((char) c);
            } else {
                json.append(String.format("\\u%04x", c));
            }
        });
        json.append('"');
    }

    private Optional<String> scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        faults.add(node, "a plain value is expected here");
        return Optional.empty();
    }

    private Optional<String> reference(Node at, String name) {
        Value parameter = parameters.get(name);
        String value = parameter == null ? null : parameter.text();
        if (value == null) {
            value = switch (name) {
                case "AWS::Region" -> where.region();
                case "AWS::AccountId" -> where.account();
                case "AWS::Partition" -> "aws";
                case "AWS::StackName" -> where.stackName();
                default -> null;
            };
        }
        if (value == null) {
            Resource resource = resources.get(name);
            value = resource == null ? null : resource.type().reference(resource, where);
        }
        return found(at, value, "!Ref " + name + ": there is no such parameter or resource");
    }

    private Optional<String> attribute(Node at, String text) {
        String[] parts = text.split("\\.", 2);
        Application application = applications.get(parts[0]);
        if (application != null) {
            return output(at, text, application);
        }
        if (leftOut.contains(parts[0])) {
            return Optional.empty();
        }
        Resource resource = resources.get(parts[0]);
        if (resource == null || parts.length < 2) {
            return found(at, null, "!GetAtt " + text + ": there is no resource " + parts[0]);
        }
        return found(
                at,
                resource.type().attribute(resource, parts[1], where),
                "!GetAtt " + text + ": a " + resource.type().awsName() + " has no attribute " + parts[1]);
    }

    private Optional<String> output(Node at, String text, Application application) {
        if (application.isBeingRead()) {
            return found(at, null, "!GetAtt " + text + ": it waits for an output of a template that waits for it");
        }
        return found(
                at,
                application.output(outputName(text)).map(Value::text).orElse(null),
                "!GetAtt " + text + ": there is no such output");
    }

    private Optional<String> found(Node at, @Nullable String value, String fault) {
        if (value == null) {
            faults.add(at, fault);
        }
        return Optional.ofNullable(value);
    }

    private String substitute(Node at, String text) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String name = match.group(2);
            if (!match.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${" + name + "}");
            }
            Optional<String> value = name.contains(".") ? attribute(at, name) : reference(at, name);
            return Matcher.quoteReplacement(value.orElse(""));
        });
    }

    /** The text as it is: nothing that reads a list has to know its parts. */
    private Optional<String> split(Node node) {
        if (node instanceof SequenceNode pair && pair.getValue().size() == 2) {
            return text(pair.getValue().get(1));
        }
        faults.add(node, "!Split wants [separator, value]");
        return Optional.empty();
    }

    private Optional<String> join(Node node) {
        if (node instanceof SequenceNode pair
                && pair.getValue().size() == 2
                && pair.getValue().get(0) instanceof ScalarNode separator
                && pair.getValue().get(1) instanceof SequenceNode parts) {
            List<String> texts = parts.getValue().stream()
                    .flatMap(part -> text(part).stream())
                    .toList();
            return Optional.of(String.join(separator.getValue(), texts));
        }
        faults.add(node, "!Join wants [separator, [values]]");
        return Optional.empty();
    }
}
