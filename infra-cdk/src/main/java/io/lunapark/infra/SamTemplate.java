package io.lunapark.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What one template.yaml says, as far as the stacks must know: nothing that it holds is named here again.
 *
 * @param file template.yaml itself
 */
record SamTemplate(Path file, Map<String, Object> content) {

    static SamTemplate read(Path file) {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            return new SamTemplate(
                    file, map(new Load(settings, new ShortForms(settings)).loadFromString(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without its outputs and its resources of a type, written to a file of its own. */
    SamTemplate without(String type) {
        Map<String, Object> resources = new LinkedHashMap<>(map(content.get("Resources")));
        ids(type).forEach(resources::remove);
        Map<String, Object> rest = new LinkedHashMap<>(content);
        rest.put("Resources", resources);
        rest.remove("Outputs");
        try {
            Path copy = Files.createTempFile("lunapark", ".yaml");
            copy.toFile().deleteOnExit();
            Files.writeString(copy, new Dump(DumpSettings.builder().build()).dumpToString(rest));
            return new SamTemplate(copy, rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is; what it names is relative to it. */
    Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    String description() {
        return String.valueOf(content.get("Description"));
    }

    List<SamFunction> functions() {
        return of("AWS::Serverless::Function")
                .map(id -> new SamFunction(id, resource(id), globals()))
                .toList();
    }

    /** Ids of all resources of a type. */
    List<String> ids(String type) {
        return of(type).toList();
    }

    boolean hasResource(String id) {
        return map(content.get("Resources")).containsKey(id);
    }

    Map<String, Object> parameters() {
        return map(content.get("Parameters"));
    }

    Map<String, Object> outputs() {
        return map(content.get("Outputs"));
    }

    /** The API that callers reach: the one whose address the template puts out. */
    Optional<String> api() {
        return reference(map(outputs().get("ApiEndpoint")).get("Value"));
    }

    /** APIs of this template that tokens for another API of it come from. */
    Set<String> issuersFor(String api) {
        List<String> apis = ids("AWS::Serverless::HttpApi");
        return map(map(properties(api).get("Auth")).get("Authorizers")).values().stream()
                .flatMap(authorizer ->
                        reference(map(map(authorizer).get("JwtConfiguration")).get("issuer")).stream())
                .filter(apis::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Queues that others hand over to what they could not deliver. */
    Set<String> deadLetterQueues() {
        return of("AWS::SQS::Queue")
                .flatMap(
                        id -> reference(map(properties(id).get("RedrivePolicy")).get("deadLetterTargetArn")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Queues that functions take from. */
    List<String> workQueues() {
        Set<String> dead = deadLetterQueues();
        return of("AWS::SQS::Queue").filter(id -> !dead.contains(id)).toList();
    }

    /** The policy that says who may send to this queue. */
    Optional<String> queuePolicy(String queue) {
        return of("AWS::SQS::QueuePolicy")
                .filter(id -> properties(id).get("Queues") instanceof List<?> queues
                        && queues.stream()
                                .anyMatch(of ->
                                        reference(of).filter(queue::equals).isPresent()))
                .findFirst();
    }

    /** How many statements a policy has. */
    int statements(String policy) {
        return map(properties(policy).get("PolicyDocument")).get("Statement") instanceof List<?> statements
                ? statements.size()
                : 0;
    }

    Map<String, Object> properties(String id) {
        return map(resource(id).get("Properties"));
    }

    Map<String, Object> resource(String id) {
        return map(map(content.get("Resources")).get(id));
    }

    private Map<String, Object> globals() {
        return map(map(content.get("Globals")).get("Function"));
    }

    private Stream<String> of(String type) {
        return map(content.get("Resources")).keySet().stream()
                .filter(id -> type.equals(resource(id).get("Type")));
    }

    /** The id that a {@code !Ref} or a {@code !GetAtt} names. */
    static Optional<String> reference(@Nullable Object value) {
        Map<String, Object> intrinsic = map(value);
        return Optional.ofNullable(intrinsic.getOrDefault("Ref", intrinsic.get("Fn::GetAtt")))
                .map(target -> target.toString().replaceFirst("\\..*", ""));
    }

    /** The mapping itself, an empty one where there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }
}
