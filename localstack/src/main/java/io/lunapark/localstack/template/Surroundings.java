package io.lunapark.localstack.template;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a template is read for: the values of its parameters, and where the things that it refers to will be.
 *
 * @param only the nested templates that are wanted, by their names; all, where it names none
 */
public record Surroundings(
        String stackName,
        String region,
        String account,
        String apiUrl,
        String queuesUrl,
        Path secrets,
        Map<String, String> parameters,
        Set<String> only) {

    public Surroundings(
            String stackName,
            String region,
            String account,
            String apiUrl,
            String queuesUrl,
            Path secrets,
            Map<String, String> parameters) {
        this(stackName, region, account, apiUrl, queuesUrl, secrets, parameters, Set.of());
    }

    /** The same for these nested templates alone. */
    public Surroundings only(Set<String> names) {
        return new Surroundings(stackName, region, account, apiUrl, queuesUrl, secrets, parameters, names);
    }

    boolean leavesOut(String application) {
        return !only.isEmpty() && !only.contains(application);
    }

    /** Outside of the folders of the stores. */
    Path bucket(String id) {
        return secrets.resolveSibling("buckets").resolve(id);
    }

    String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + rest;
    }
}
