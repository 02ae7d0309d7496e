package io.lunapark.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * All stacks of one stage.
 *
 * @param store key, network, database: what outlives functions
 * @param functions template.yaml
 * @param watch alarms and the dashboard
 * @param firewall in us-east-1
 * @param front CloudFront
 */
record VenueStacks(
        StoreStack store, FunctionsStack functions, WatchStack watch, FirewallStack firewall, FrontStack front) {

    /** As samconfig.toml has it. */
    private static final String REGION = "eu-central-1";

    /** @param root where template.yaml is, and the zips that it names */
    static VenueStacks of(App app, StageSettings stage, Path root) {
        VenueTemplate venue = VenueTemplate.read(root.resolve("template.yaml"));
        String name = "lunapark-" + stage.name();
        StoreStack store = new StoreStack(
                app, name + "-store", props(stage, REGION, "Lunapark - key, network and database."), stage, venue);
        FunctionsStack functions =
                new FunctionsStack(app, name, props(stage, REGION, venue.description()), stage, venue, store, root);
        WatchStack watch = new WatchStack(
                app,
                name + "-watch",
                props(stage, REGION, "Lunapark - alarms and dashboard."),
                stage,
                venue,
                store,
                functions);
        FirewallStack firewall = new FirewallStack(
                app,
                name + "-firewall",
                props(stage, FirewallStack.REGION, "Lunapark - firewall of CloudFront."),
                venue);
        FrontStack front = new FrontStack(
                app,
                name + "-front",
                props(stage, REGION, "Lunapark - CloudFront in front of the API."),
                store,
                functions,
                firewall);
        return new VenueStacks(store, functions, watch, firewall, front);
    }

    List<Stack> all() {
        return List.of(store, functions, watch, firewall, front);
    }

    private static StackProps props(StageSettings stage, String region, String description) {
        return StackProps.builder()
                .env(Environment.builder().region(region).build())
                .description(description)
                .terminationProtection(true)
                .crossRegionReferences(true)
                .tags(Map.of("application", "lunapark", "stage", stage.name()))
                .build();
    }
}
