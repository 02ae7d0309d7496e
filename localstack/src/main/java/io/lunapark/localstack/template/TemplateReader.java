package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Api;
import io.lunapark.localstack.template.Template.Bus;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Rule;
import io.lunapark.localstack.template.Template.Schedule;
import io.lunapark.localstack.template.Template.Secret;
import io.lunapark.localstack.template.Template.Table;
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

/** Reads a SAM template: all of what this product uses of it. Anything else is refused by name, with its line. */
public final class TemplateReader {

    private final Surroundings where;
    private final Faults faults = new Faults();
    private final Resolver resolver;
    private final FunctionReader functionReader;
    private final Map<String, Api> apis = new LinkedHashMap<>();
    private final ApiReader apiReader;
    private final StoreReader storeReader;
    private final RuleReader ruleReader;

    private TemplateReader(Surroundings where, CodeCatalog code) {
        this.where = where;
        this.resolver = new Resolver(where, faults);
        this.functionReader = new FunctionReader(resolver, faults, code, apis);
        this.apiReader = new ApiReader(resolver, faults);
        this.storeReader = new StoreReader(resolver, faults);
        this.ruleReader = new RuleReader(resolver, faults);
    }

    public static Template read(Path file, Surroundings where, CodeCatalog code) throws IOException {
        return read(file.getFileName().toString(), Files.readString(file), where, code);
    }

    /**
     * @throws TemplateFaults with all that is wrong
     */
    public static Template read(String name, String yaml, Surroundings where, CodeCatalog code) {
        TemplateReader reader = new TemplateReader(where, code);
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(name).build()).composeString(yaml);
            if (root.isEmpty()) {
                throw new TemplateFaults(name, List.of(new Fault(1, "the template is empty")));
            }
            Template template = reader.template(new Section(name, root.get(), reader.faults));
            reader.faults.throwIfAny(name);
            return template;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new TemplateFaults(name, List.of(new Fault(line, "this is no YAML: " + e.getProblem())));
        }
    }

    private Template template(Section root) {
        root.ignore("AWSTemplateFormatVersion", "Description", "Metadata");
        root.take("Transform")
                .filter(node -> !resolver.text(node).orElse("").equals("AWS::Serverless-2016-10-31"))
                .ifPresent(node -> faults.add(node, "Transform: only AWS::Serverless-2016-10-31 is known"));
        root.section("Parameters").ifPresent(parameters -> parameters.each(this::parameter));
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
        List<Table> tables = new ArrayList<>();
        List<Bus> buses = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        List<Secret> secrets = new ArrayList<>();
        // Routes take over what their API says.
        declared.sort(Comparator.comparing(one -> one.resource().type() != ResourceType.HTTP_API));
        for (Declared one : declared) {
            Resource resource = one.resource();
            Section properties = one.properties();
            switch (resource.type()) {
                case FUNCTION ->
                    functions.add(locally(
                            functionReader.function(resource, atDeployment(one.metadata()), properties),
                            one.metadata()));
                case QUEUE -> queues.add(storeReader.queue(resource, properties));
                case TABLE -> tables.add(storeReader.table(resource, properties));
                case BUS -> buses.add(storeReader.bus(resource, properties));
                case RULE -> rules.add(ruleReader.rule(resource, properties));
                case QUEUE_POLICY -> ruleReader.policy(resource, properties);
                case HTTP_API -> apis.put(resource.id(), apiReader.api(resource, one.metadata(), properties));
                case BUCKET -> storeReader.bucket(properties);
                case SECRET -> secrets.add(storeReader.secret(resource, properties));
            }
            properties.end();
            one.metadata().end();
        }
        functionReader.end(queues);
        apiReader.end(functions);
        ruleReader.end();
        Map<String, String> outputs = new LinkedHashMap<>();
        root.section("Outputs")
                .ifPresent(section -> section.each((name, node) -> {
                    Section output = new Section("Outputs." + name.getValue(), node, faults);
                    output.ignore("Description", "Export");
                    output.need("Value")
                            .flatMap(resolver::text)
                            .ifPresent(value -> outputs.put(name.getValue(), value));
                    output.end();
                }));
        root.end();
        return new Template(functionReader.logsCalls(), functions, queues, tables, buses, rules, secrets, outputs);
    }

    private void parameter(ScalarNode name, Node node) {
        Section parameter = new Section("Parameters." + name.getValue(), node, faults);
        parameter.ignore("Type", "Description", "NoEcho", "ConstraintDescription");
        Optional<String> standard = parameter.take("Default").flatMap(resolver::text);
        List<String> allowed = parameter.list("AllowedValues").stream()
                .flatMap(value -> resolver.text(value).stream())
                .toList();
        parameter.end();
        Optional<String> value =
                Optional.ofNullable(where.parameters().get(name.getValue())).or(() -> standard);
        if (value.isEmpty()) {
            faults.add(name, "parameter " + name.getValue() + " has neither a value nor a default");
        } else if (!allowed.isEmpty() && !allowed.contains(value.get())) {
            faults.add(name, "parameter " + name.getValue() + " may not be " + value.get() + ", only " + allowed);
        }
        resolver.parameter(name.getValue(), value.orElse(""));
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

    /** A schedule of the cloud has a grain of one minute; what has to be quicker here says so. */
    private Function locally(Function function, Section metadata) {
        return resolver.number(metadata, "LocallyEverySeconds", 1, 59)
                .map(seconds -> function.withSchedules(
                        List.of(new Schedule(new ScheduleExpression.Rate(Duration.ofSeconds(seconds)), null))))
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
            Section properties = new Section(id, resource, new Faults());
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
