package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lunapark.infra.SamFunction.Route;
import io.lunapark.infra.Venue.VenueSystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One host: CloudFront sends each route of each template to the API of its system. */
class FrontTest {

    @Test
    void everyRouteOfEveryTemplateFindsItsSystem() {
        List<Behaviour> behaviours = behaviours();
        System.out.println("behaviours of CloudFront, the default last: " + behaviours);

        assertThat(wrong(Synthesized.venue(), behaviours)).isEmpty();
        assertThat(behaviours).hasSizeLessThanOrEqualTo(FrontRoutes.MOST);
    }

    @Test
    void aWrongOrderIsFound() {
        List<Behaviour> all = behaviours();
        List<Behaviour> turned = new ArrayList<>(all.subList(0, all.size() - 1));
        Collections.reverse(turned);
        turned.add(all.getLast());

        assertThat(wrong(Synthesized.venue(), turned))
                .contains("GET /api/users/{id}/permissions of doors goes to identity");
    }

    @Test
    void whatNoSystemHasGoesToTheOneThatAnswersIt() {
        assertThat(systemOf("/api/nothing", behaviours())).isEqualTo("operations");
        assertThat(systemOf("/nothing/at/all", behaviours())).isEqualTo("operations");
    }

    @Test
    void eachOriginIsTheApiOfItsSystem() {
        assertThat(list(distribution().get("Origins")))
                .hasSameSizeAs(Synthesized.venue().systems())
                .allSatisfy(
                        origin -> assertThat(map(map(origin.get("DomainName")).get("Fn::GetStackOutput")))
                                .containsEntry("StackName", "lunapark-prod-" + origin.get("Id"))
                                .containsEntry("OutputName", "ApiHost"));
    }

    @Test
    void aSubtreeIsOnePatternAndWhatOthersHaveInItIsTakenOut() throws Exception {
        Map<String, String[]> routes = new LinkedHashMap<>();
        routes.put("rest", new String[] {"ANY /{proxy+}", "ANY /", "GET /a-z", "GET /b/c/{id}/x"});
        routes.put("first", new String[] {"GET /", "GET /a", "GET /a/{id}", "PUT /a/{id}/b", "GET /c/d/e", "GET /c/d"});
        routes.put("second", new String[] {"GET /a/{id}/c", "GET /a/{id}/c/d", "GET /b/c/{id}", "GET /b/d/{file+}"});
        Venue venue = Planted.venueWithRoutes(routes);

        Map<String, String> patterns = FrontRoutes.of(venue);

        assertThat(patterns)
                .containsOnly(
                        Map.entry("/", "first"),
                        Map.entry("/a*", "first"),
                        Map.entry("/c*", "first"),
                        Map.entry("/a/*/c*", "second"),
                        Map.entry("/a-z", "rest"),
                        Map.entry("/b/c/*", "second"),
                        Map.entry("/b/c/*/x", "rest"),
                        Map.entry("/b/d*", "second"));
        assertThat(wrong(
                        venue,
                        Stream.concat(
                                        patterns.entrySet().stream()
                                                .map(pattern -> new Behaviour(pattern.getKey(), pattern.getValue())),
                                        Stream.of(new Behaviour("*", "rest")))
                                .toList()))
                .isEmpty();
    }

    @Test
    void aPathOfTwoSystemsIsRefused() throws Exception {
        Map<String, String[]> routes = new LinkedHashMap<>();
        routes.put("rest", new String[] {"ANY /{proxy+}"});
        routes.put("first", new String[] {"GET /a/{id}"});
        routes.put("second", new String[] {"PUT /a/{name}"});
        Venue venue = Planted.venueWithRoutes(routes);

        assertThatIllegalStateException()
                .isThrownBy(() -> FrontRoutes.of(venue))
                .withMessage("first and second both have the path /a/{name}");
    }

    private static List<String> wrong(Venue venue, List<Behaviour> behaviours) {
        List<String> wrong = new ArrayList<>();
        for (VenueSystem system : venue.systems()) {
            for (Route route : system.routes()) {
                // What answers for all paths is not asked about a path that a system has.
                if (system.equals(venue.answersUnknownRoutes())
                        && route.method().equals("ANY")) {
                    continue;
                }
                for (String value : List.of("0198c0de-7a11-7000-8000-00000000c0de", "1", "audit")) {
                    String found = systemOf(
                            route.path()
                                    .replaceAll("\\{\\w+\\+}", value + "/" + value)
                                    .replaceAll("\\{\\w+}", value),
                            behaviours);
                    if (!found.equals(system.name())) {
                        wrong.add(route.method() + " " + route.path() + " of " + system.name() + " goes to " + found);
                    }
                }
            }
        }
        return wrong;
    }

    private static String systemOf(String path, List<Behaviour> behaviours) {
        return behaviours.stream()
                .filter(behaviour ->
                        path.matches(behaviour.pattern().replace(".", "\\.").replace("*", ".*")))
                .map(Behaviour::system)
                .findFirst()
                .orElseThrow();
    }

    /** In their order, the default at the end. */
    private static List<Behaviour> behaviours() {
        return Stream.concat(
                        list(distribution().get("CacheBehaviors")).stream()
                                .map(found -> new Behaviour(
                                        String.valueOf(found.get("PathPattern")),
                                        String.valueOf(found.get("TargetOriginId")))),
                        Stream.of(new Behaviour(
                                "*",
                                String.valueOf(map(distribution().get("DefaultCacheBehavior"))
                                        .get("TargetOriginId")))))
                .toList();
    }

    private static Map<String, Object> distribution() {
        return map(Synthesized.resources("AWS::CloudFront::Distribution")
                .findFirst()
                .orElseThrow()
                .properties()
                .get("DistributionConfig"));
    }

    private static List<Map<String, Object>> list(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(SamTemplate::map).toList()
                : List.of();
    }

    private record Behaviour(String pattern, String system) {

        @Override
        public String toString() {
            return pattern + " " + system;
        }
    }
}
