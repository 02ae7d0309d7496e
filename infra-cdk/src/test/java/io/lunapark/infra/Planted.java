package io.lunapark.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small templates with a fault. */
final class Planted {

    private Planted() {}

    /** @param systems the template of each, by the name of its folder below functions/ */
    static Venue venue(String root, Map<String, String> systems) throws IOException {
        Path folder = Files.createTempDirectory("lunapark-planted");
        Files.writeString(folder.resolve("template.yaml"), root);
        for (Map.Entry<String, String> system : systems.entrySet()) {
            Path place = Files.createDirectories(folder.resolve("functions/" + system.getKey()));
            Files.writeString(place.resolve("template.yaml"), system.getValue());
        }
        return Venue.read(folder);
    }

    /** Systems whose APIs have these routes: {@code GET /a} and the like. The first answers unknown routes. */
    static Venue venueWithRoutes(Map<String, String[]> routes) throws IOException {
        StringBuilder root = new StringBuilder("Resources:\n");
        Map<String, String> systems = new LinkedHashMap<>();
        routes.forEach((name, paths) -> {
            root.append(
                    "  %s: { Type: AWS::Serverless::Application, Properties: { Location: functions/%s/template.yaml } }%n"
                            .formatted(name, name));
            StringBuilder template = new StringBuilder("""
                    Resources:
                      Api: { Type: AWS::Serverless::HttpApi }
                      Answer:
                        Type: AWS::Serverless::Function
                        Properties:
                          Events:
                    """);
            for (int i = 0; i < paths.length; i++) {
                String[] route = paths[i].split(" ");
                template.append(
                        "        E%d: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: %s, Path: \"%s\" } }%n"
                                .formatted(i, route[0], route[1]));
            }
            systems.put(name, template + "Outputs:\n  ApiEndpoint: { Value: !GetAtt Api.ApiEndpoint }\n");
        });
        return venue(root.toString(), systems);
    }
}
