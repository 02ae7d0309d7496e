package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Api;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads a SAM template and those that it nests: all of what this product uses of them. Anything else is refused by name,
 * with its file and line.
 */
public final class TemplateReader {

    private final Surroundings where;
    private final CodeCatalog code;
    private final Sources sources;
    private final Contents contents;
    private final Faults faults;
    private final Resolver resolver;
    private final FunctionReader functionReader;
    private final Map<String, Api> apis = new LinkedHashMap<>();
    private final ApiReader apiReader;
    private final StoreReader storeReader;
    private final RuleReader ruleReader;

    private TemplateReader(Surroundings where, CodeCatalog code, Sources sources, Contents contents, Faults faults) {
        this.where = where;
        this.code = code;
        this.sources = sources;
        this.contents = contents;
        this.faults = faults;
        this.resolver = new Resolver(where, faults);
        this.functionReader = new FunctionReader(resolver, faults, code, apis, contents);
        this.apiReader = new ApiReader(resolver, faults);
        this.storeReader = new StoreReader(resolver, faults);
        this.ruleReader = new RuleReader(resolver, faults);
    }

    /**
     * @throws IOException when the root template itself cannot be read
     * @throws TemplateFaults with all that is wrong
     */
    public static Template read(Path file, Surroundings where, CodeCatalog code) throws IOException {
        return read(file.getFileName().toString(), path -> Files.readString(file.resolveSibling(path)), where, code);
    }

    /**
     * @param root name of the root template among the sources
     * @throws IOException when the root template itself cannot be read
     * @throws TemplateFaults with all that is wrong
     */
    public static Template read(String root, Sources sources, Surroundings where, CodeCatalog code) throws IOException {
        Contents contents = new Contents();
        Faults faults = new Faults(root);
        Map<String, Value> given = new LinkedHashMap<>();
        where.parameters().forEach((name, text) -> given.put(name, Value.of(text)));
        Map<String, Value> outputs =
                new TemplateReader(where, code, sources, contents, faults).template(sources.read(root), given);
        where.only().stream()
                .filter(name -> !contents.applications.contains(name))
                .forEach(name -> faults.add(1, "there is no nested application " + name));
        faults.throwIfAny();
        Map<String, String> texts = new LinkedHashMap<>();
        outputs.forEach((name, value) -> texts.put(name, value.text()));
        return contents.template(texts);
    }

    /** Answers with the outputs. */
    private Map<String, Value> template(String yaml, Map<String, Value> given) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(faults.file()).build()).composeString(yaml);
            if (root.isPresent()) {
                return template(new Section(faults.file(), root.get(), faults), given);
            }
            faults.add(1, "the template is empty");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            faults.add(line, "this is no YAML: " + e.getProblem());
        }
        return Map.of();
    }

    private Map<String, Value> template(Section root, Map<String, Value> given) {
        root.ignore("AWSTemplateFormatVersion", "Description", "Metadata");
        root.take("Transform")
                .filter(node -> !resolver.text(node).orElse("").equals("AWS::Serverless-2016-10-31"))
                .ifPresent(node -> faults.add(node, "Transform: only AWS::Serverless-2016-10-31 is known"));
        root.section("Parameters")
                .ifPresent(parameters -> parameters.each((name, node) -> parameter(name, node, given)));
        Optional<Section> resources = root.section("Resources");
        List<Declared> declared = new ArrayList<>();
        resources.ifPresent(section -> section.each((id, node) -> declare(id, node, declared)));
        root.section("Globals").ifPresent(globals -> {
            globals.take("Function")
                    .map(node -> new Section("Globals.Function", node, faults))
                    .ifPresent(functionReader::globals);
            globals.end();
        });

        List<Function> functions = new ArrayList<>();
        List<Queue> queues = new ArrayList<>();
        // Routes take over what their API says, and anything may ask for an output of a nested template.
        declared.sort(Comparator.comparing(one -> order(one.resource().type())));
        for (Declared one : declared) {
            Resource resource = one.resource();
            Section properties = one.properties();
            switch (resource.type()) {
                case FUNCTION ->
                    functions.add(locally(
                            functionReader.function(resource, atDeployment(one.metadata()), properties),
                            one.metadata()));
                case QUEUE -> queues.add(storeReader.queue(resource, properties));
                case TABLE -> contents.tables.add(storeReader.table(resource, properties));
                case BUS -> contents.buses.add(storeReader.bus(resource, properties));
                case RULE -> contents.rules.add(ruleReader.rule(resource, properties));
                case QUEUE_POLICY -> ruleReader.policy(resource, properties);
                case HTTP_API -> apis.put(resource.id(), apiReader.api(resource, one.metadata(), properties));
                case BUCKET -> storeReader.bucket(properties);
                case SECRET -> contents.secrets.add(storeReader.secret(resource, properties));
                case APPLICATION -> {
                    one.metadata()
                            .section("RateLimits")
                            .ifPresent(limits -> contents.limits = apiReader.rateLimits(limits));
                    contents.applications.add(resource.id());
                    if (where.leavesOut(resource.id())) {
                        properties.ignore("Location", "Parameters");
                        resolver.leaveOut(resource.id());
                    } else {
                        resolver.application(resource.id(), application(resource, properties));
                    }
                }
            }
            properties.end();
            one.metadata().end();
        }
        functionReader.end(queues);
        apiReader.end(functions);
        ruleReader.end();
        contents.add(functions, queues, functionReader.logsCalls());
        resolver.readApplications();
        Map<String, Value> outputs = new LinkedHashMap<>();
        root.section("Outputs")
                .ifPresent(section -> section.each((name, node) -> {
                    Section output = new Section("Outputs." + name.getValue(), node, faults);
                    output.ignore("Description", "Export");
                    output.need("Value")
                            .flatMap(resolver::value)
                            .ifPresent(value -> outputs.put(name.getValue(), value));
                    output.end();
                }));
        root.end();
        return outputs;
    }

    private static int order(ResourceType type) {
        return switch (type) {
            case APPLICATION -> 0;
            case HTTP_API -> 1;
            default -> 2;
        };
    }

    /** Its parameters are resolved when it is read: they may be outputs of others. */
    private Application application(Resource resource, Section properties) {
        Optional<Node> location = properties.need("Location");
        Map<ScalarNode, Node> given = new LinkedHashMap<>();
        properties.section("Parameters").ifPresent(parameters -> parameters.each(given::put));
        return new Application(() -> location.flatMap(resolver::text)
                .map(path -> nested(
                        Path.of(faults.file()).resolveSibling(path).normalize().toString(), resource, given))
                .orElse(Map.of()));
    }

    private Map<String, Value> nested(String file, Resource resource, Map<ScalarNode, Node> given) {
        Map<String, Value> values = new LinkedHashMap<>();
        given.forEach((name, node) -> resolver.value(node).ifPresent(value -> values.put(name.getValue(), value)));
        try {
            TemplateReader reader = new TemplateReader(where, code, sources, contents, faults.in(file));
            Map<String, Value> outputs = reader.template(sources.read(file), values);
            given.keySet().stream()
                    .filter(name -> !reader.resolver.hasParameter(name.getValue()))
                    .forEach(name ->
                            faults.add(name, resource.id() + ": " + file + " has no parameter " + name.getValue()));
            return outputs;
        } catch (IOException e) {
            faults.add(resource.node(), resource.id() + ": " + file + " cannot be read");
            return Map.of();
        }
    }

    private void parameter(ScalarNode name, Node node, Map<String, Value> given) {
        Section parameter = new Section("Parameters." + name.getValue(), node, faults);
        parameter.ignore("Type", "Description", "NoEcho", "ConstraintDescription");
        Optional<String> standard = parameter.take("Default").flatMap(resolver::text);
        List<String> allowed = parameter.list("AllowedValues").stream()
                .flatMap(value -> resolver.text(value).stream())
                .toList();
        parameter.end();
        Optional<Value> value = Optional.ofNullable(given.get(name.getValue())).or(() -> standard.map(Value::of));
        if (value.isEmpty()) {
            faults.add(name, "parameter " + name.getValue() + " has neither a value nor a default");
        } else if (!allowed.isEmpty() && !allowed.contains(value.get().text())) {
            faults.add(
                    name,
                    "parameter " + name.getValue() + " may not be "
                            + value.get().text() + ", only " + allowed);
        }
        resolver.parameter(name.getValue(), value.orElse(Value.of("")));
    }

    private void declare(ScalarNode id, Node node, List<Declared> declared) {
        Section section = new Section(id.getValue(), node, faults);
        section.ignore("DeletionPolicy", "UpdateReplacePolicy", "DependsOn");
        Optional<Node> typeNode = section.need("Type");
        String typeName = typeNode.flatMap(resolver::text).orElse("");
        Optional<ResourceType> type = ResourceType.of(typeName);
        if (type.isEmpty()) {
            typeNode.ifPresent(at -> faults.add(at, id.getValue() + ": resource type " + typeName + " is not known"));
            return;
        }
        Section metadata = sectionOrEmpty(section, "Metadata");
        Section properties = sectionOrEmpty(section, "Properties");
        section.end();
        Resource resource = new Resource(id.getValue(), type.get(), physicalName(id.getValue(), type.get(), node), id);
        if (type.get().isNamed()) {
            contents.take(resource.name(), faults.file())
                    .ifPresent(
                            other -> faults.add(id, id.getValue() + " is the name of a resource of " + other + " too"));
        }
        resolver.resource(resource);
        declared.add(new Declared(resource, metadata, properties));
    }

    private Section sectionOrEmpty(Section resource, String key) {
        Node at = resource.node();
        return resource.section(key)
                .orElseGet(() -> new Section(
                        resource.name() + "." + key,
                        new MappingNode(
                                Tag.MAP, true, new ArrayList<>(), FlowStyle.BLOCK, at.getStartMark(), at.getEndMark()),
                        faults));
    }

    /**
     * A schedule of the cloud has a grain of one minute; what has to be quicker here says so, and after whose batches it is
     * called too.
     */
    private Function locally(Function function, Section metadata) {
        String after = metadata.take("LocallyAfter").flatMap(resolver::text).orElse(null);
        return resolver.number(metadata, "LocallyEverySeconds", 1, 59)
                .map(seconds -> function.withSchedules(
                        List.of(new Schedule(new ScheduleExpression.Rate(Duration.ofSeconds(seconds)), null, after))))
                .orElse(function);
    }

    private boolean atDeployment(Section metadata) {
        Optional<Node> runAt = metadata.take("RunAt");
        runAt.filter(node -> !resolver.text(node).orElse("").equals("deployment"))
                .ifPresent(node -> faults.add(node, metadata.name() + ": RunAt can only be deployment"));
        return runAt.isPresent();
    }

    /** A bus carries the name that the template gives it; all else is named after the stack, as CloudFormation does. */
    private String physicalName(String id, ResourceType type, Node resource) {
        if (type == ResourceType.BUS) {
            Section properties = new Section(id, resource, new Faults(""));
            return properties
                    .section("Properties")
                    .flatMap(section -> section.take("Name"))
                    .flatMap(resolver::text)
                    .orElse(where.stackName() + "-" + id);
        }
        return type == ResourceType.FUNCTION ? id : where.stackName() + "-" + id;
    }

    private record Declared(Resource resource, Section metadata, Section properties) {}
}
