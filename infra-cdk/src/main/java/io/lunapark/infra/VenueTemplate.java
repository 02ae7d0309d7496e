package io.lunapark.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What template.yaml says, as far as the stacks around it must know: nothing that it holds is named here again.
 *
 * @param file template.yaml itself
 */
record VenueTemplate(Path file, Map<String, Object> content) {

    static VenueTemplate read(Path file) {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            return new VenueTemplate(
                    file, map(new Load(settings, new ShortForms(settings)).loadFromString(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String description() {
        return String.valueOf(content.get("Description"));
    }

    List<VenueFunction> functions() {
        return of("AWS::Serverless::Function")
                .map(id -> new VenueFunction(id, resource(id)))
                .toList();
    }

    /** Ids of all resources of a type. */
    List<String> ids(String type) {
        return of(type).toList();
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

    /**
     * Calls a minute, as {@code Metadata.RateLimits} of the API says.
     *
     * @throws IllegalStateException when that is no parameter with a number as its default
     */
    int rateLimit(String api, String key) {
        Object limit = map(map(resource(api).get("Metadata")).get("RateLimits")).get(key);
        return reference(limit)
                .map(parameter ->
                        map(map(content.get("Parameters")).get(parameter)).get("Default"))
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).intValue())
                .orElseThrow(() -> new IllegalStateException(
                        api + ".Metadata.RateLimits." + key + " is no parameter of template.yaml with a default"));
    }

    /** SnapStart exists for the managed Java runtimes only. */
    boolean runsOnManagedJava() {
        return String.valueOf(ofEachFunction().get("Runtime")).startsWith("java");
    }

    /**
     * What is uploaded for a function: its zip, or where Lambda brings no Java the package of its system that does.
     *
     * @param root the folder of template.yaml
     * @throws IllegalStateException when that package was made for other processors than the functions have
     */
    Path code(VenueFunction function, Path root) {
        Path zip = root.resolve(function.zip());
        if (runsOnManagedJava()) {
            return zip;
        }
        Path own = zip.resolveSibling(zip.getFileName().toString().replaceFirst("\\.zip$", "-java.zip"));
        OwnJava.of(own).demand(ofEachFunction().get("Architectures"));
        return own;
    }

    private Map<String, Object> ofEachFunction() {
        return map(map(content.get("Globals")).get("Function"));
    }

    private Stream<String> of(String type) {
        return map(content.get("Resources")).keySet().stream()
                .filter(id -> type.equals(resource(id).get("Type")));
    }

    private Map<String, Object> properties(String id) {
        return map(resource(id).get("Properties"));
    }

    private Map<String, Object> resource(String id) {
        return map(map(content.get("Resources")).get(id));
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
