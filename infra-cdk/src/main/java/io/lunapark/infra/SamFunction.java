package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static io.lunapark.infra.SamTemplate.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function of a template.
 *
 * @param globals what the template says of all its functions; what the function says itself goes before
 */
record SamFunction(String id, Map<String, Object> resource, Map<String, Object> globals) {

    /** Path of its zip, from the folder of its template. */
    String zip() {
        return String.valueOf(property("CodeUri"));
    }

    /** SnapStart exists for the managed Java runtimes only. */
    boolean runsOnManagedJava() {
        return String.valueOf(property("Runtime")).startsWith("java");
    }

    /**
     * What is uploaded for it: its zip, or where Lambda brings no Java the package of its system that does.
     *
     * @param folder of its template
     * @throws IllegalStateException when that package was made for other processors than the functions have
     */
    Path code(Path folder) {
        Path zip = folder.resolve(zip());
        if (runsOnManagedJava()) {
            return zip;
        }
        Path own = zip.resolveSibling(zip.getFileName().toString().replaceFirst("\\.zip$", "-java.zip"));
        OwnJava.of(own).demand(property("Architectures"));
        return own;
    }

    /** Name of the role that SAM makes for it. */
    String roleId() {
        return id + "Role";
    }

    /** Invoked by every deployment. */
    boolean runsAtDeployment() {
        return "deployment".equals(map(resource.get("Metadata")).get("RunAt"));
    }

    boolean migrates() {
        return "MigrateDatabase".equals(variable("LUNAPARK_USE_CASE").orElse(null));
    }

    /** It touches stores; the policies say which. */
    boolean hasPolicies() {
        return properties().containsKey("Policies");
    }

    /** Names of what SAM makes so that API Gateway may invoke it. */
    List<String> permissions() {
        return map(properties().get("Events")).keySet().stream()
                .map(event -> id + event + "Permission")
                .toList();
    }

    boolean publishes() {
        return variable("LUNAPARK_BUS").isPresent();
    }

    /** The address of the database is in the environment of all; the password is only where it is used. */
    boolean usesDatabase() {
        return variables(resource.get("Properties")).containsKey("LUNAPARK_DATABASE_PASSWORD");
    }

    /** The role in the database that it signs in as; empty for the owner and where it does not use the database. */
    Optional<String> databaseRole() {
        return usesDatabase()
                ? variable("LUNAPARK_DATABASE_USER")
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                : Optional.empty();
    }

    /** Answers calls that come through this API. */
    boolean isBehind(String api) {
        return httpEvents(api).findAny().isPresent();
    }

    /** What it answers behind this API, besides what no other route of the API takes. */
    Stream<Route> routes(String api) {
        return httpEvents(api)
                .filter(event -> event.containsKey("Path"))
                .map(event -> new Route(String.valueOf(event.get("Method")), String.valueOf(event.get("Path"))));
    }

    /** A caller waits for its answer. */
    boolean isCalledOverHttp() {
        return events("HttpApi").findAny().isPresent();
    }

    boolean isScheduled() {
        return events("ScheduleV2").findAny().isPresent()
                || events("Schedule").findAny().isPresent();
    }

    private Stream<Map<String, Object>> httpEvents(String api) {
        return events("HttpApi")
                .map(event -> map(event.get("Properties")))
                .filter(event ->
                        reference(event.get("ApiId")).filter(api::equals).isPresent());
    }

    private Stream<Map<String, Object>> events(String type) {
        return map(properties().get("Events")).values().stream()
                .map(SamTemplate::map)
                .filter(event -> type.equals(event.get("Type")));
    }

    private @Nullable Object property(String name) {
        return properties().getOrDefault(name, globals.get(name));
    }

    private Optional<Object> variable(String name) {
        return Optional.ofNullable(
                variables(properties()).getOrDefault(name, variables(globals).get(name)));
    }

    private static Map<String, Object> variables(@Nullable Object properties) {
        return map(map(map(properties).get("Environment")).get("Variables"));
    }

    private Map<String, Object> properties() {
        return map(resource.get("Properties"));
    }

    /** One HTTP event of a function, as API Gateway writes it. */
    record Route(String method, String path) {}
}
