package io.lunapark.infra;

import static io.lunapark.infra.VenueTemplate.map;
import static io.lunapark.infra.VenueTemplate.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A function of template.yaml. */
record VenueFunction(String id, Map<String, Object> resource) {

    /** Path of its zip, from the root of the project. */
    String zip() {
        return String.valueOf(properties().get("CodeUri"));
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
        return "MigrateDatabase".equals(environment().get("LUNAPARK_USE_CASE"));
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
        return environment().containsKey("LUNAPARK_BUS");
    }

    boolean usesDatabase() {
        return environment().containsKey("LUNAPARK_DATABASE_URL");
    }

    /** The role of its system in the database; empty for the owner of the database and for who does not use it. */
    Optional<String> databaseRole() {
        return Optional.ofNullable(environment().get("LUNAPARK_DATABASE_USER"))
                .filter(String.class::isInstance)
                .map(Object::toString);
    }

    /** Answers calls that come through this API. */
    boolean isBehind(String api) {
        return events("HttpApi")
                .anyMatch(event -> reference(map(event.get("Properties")).get("ApiId"))
                        .filter(api::equals)
                        .isPresent());
    }

    /** A caller waits for its answer. */
    boolean isCalledOverHttp() {
        return events("HttpApi").findAny().isPresent();
    }

    boolean isScheduled() {
        return events("ScheduleV2").findAny().isPresent()
                || events("Schedule").findAny().isPresent();
    }

    private Stream<Map<String, Object>> events(String type) {
        return map(properties().get("Events")).values().stream()
                .map(VenueTemplate::map)
                .filter(event -> type.equals(event.get("Type")));
    }

    private Map<String, Object> environment() {
        return map(map(properties().get("Environment")).get("Variables"));
    }

    private Map<String, Object> properties() {
        return map(resource.get("Properties"));
    }
}
