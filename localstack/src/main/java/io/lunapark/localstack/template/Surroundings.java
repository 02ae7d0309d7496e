package io.lunapark.localstack.template;

import java.nio.file.Path;
import java.util.Map;

/** What a template is read for: the values of its parameters, and where the things that it refers to will be. */
public record Surroundings(
        String stackName,
        String region,
        String account,
        String apiUrl,
        String queuesUrl,
        Path secrets,
        Map<String, String> parameters) {

    /** Outside of the folders of the stores. */
    Path bucket(String id) {
        return secrets.resolveSibling("buckets").resolve(id);
    }

    String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + rest;
    }
}
