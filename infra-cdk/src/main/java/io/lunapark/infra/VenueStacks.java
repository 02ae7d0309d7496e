package io.lunapark.infra;

import io.lunapark.infra.Venue.VenueSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param shared what the root template holds besides the systems
 * @param systems a stack for each
 * @param watch alarms of what all share, and the dashboard
 * @param firewall in us-east-1
 * @param front CloudFront
 */
record VenueStacks(
        StoreStack store,
        SystemStack shared,
        List<SystemStack> systems,
        WatchStack watch,
        FirewallStack firewall,
        FrontStack front) {

    /** As samconfig.toml has it. */
    private static final String REGION = "eu-central-1";

    /** @param root where template.yaml is; zips are where the templates of the systems say */
    static VenueStacks of(App app, StageSettings stage, Path root) {
        Venue venue = Venue.read(root);
        String name = "lunapark-" + stage.name();
        StoreStack store = new StoreStack(
                app, name + "-store", props(stage, REGION, "Lunapark - key, network and database."), stage, venue);
        Map<String, String> known = Map.of(
                "Stage",
                stage.name(),
                "DatabaseUrl",
                store.database().jdbcUrl(),
                "DatabaseAdminUser",
                Database.OWNER,
                "DatabasePassword",
                "",
                "DatabaseAdminPassword",
                "");
        SystemStack shared = new SystemStack(
                app,
                "shared",
                props(stage, REGION, venue.root().description()),
                stage,
                venue.shared(),
                Passed.toShared(new Arguments(known, venue.root(), VenueStacks::nothing)),
                store);
        Map<String, SystemStack> systems = new LinkedHashMap<>();
        Arguments arguments = new Arguments(
                known,
                venue.root(),
                (id, attribute) -> systems.containsKey(id)
                        ? systems.get(id).output(attribute.replaceFirst("^Outputs\\.", ""))
                        : shared.attribute(id, attribute));
        for (VenueSystem system : venue.systems()) {
            SystemStack stack = new SystemStack(
                    app,
                    system.name(),
                    props(stage, REGION, system.template().description()),
                    stage,
                    system.template(),
                    Passed.to(system, arguments),
                    store);
            systems.put(system.id(), stack);
        }
        List<SystemStack> all = List.copyOf(systems.values());
        WatchStack watch = new WatchStack(
                app, name + "-watch", props(stage, REGION, "Lunapark - alarms and dashboard."), stage, store, all);
        FirewallStack firewall = new FirewallStack(
                app,
                name + "-firewall",
                props(stage, FirewallStack.REGION, "Lunapark - firewall of CloudFront."),
                venue);
        FrontStack front = new FrontStack(
                app,
                name + "-front",
                props(stage, REGION, "Lunapark - CloudFront in front of the systems."),
                store,
                venue,
                all,
                firewall);
        return new VenueStacks(store, shared, all, watch, firewall, front);
    }

    List<Stack> all() {
        List<Stack> all = new ArrayList<>(List.of(store, shared));
        all.addAll(systems);
        all.addAll(List.of(watch, firewall, front));
        return all;
    }

    private static String nothing(String id, String attribute) {
        throw new IllegalStateException("a parameter has no value by " + id + "." + attribute);
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
