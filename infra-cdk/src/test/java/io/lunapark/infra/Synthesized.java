package io.lunapark.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/**
 * The stacks of prod, made once for all tests: from the real templates, with stand-ins for the zips. Those of dev
 * differ by what {@link StageSettings} says.
 */
final class Synthesized {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final boolean NODE = Arrays.stream(
                    System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));

    static {
        if (!NODE) {
            System.out.println("NOT RUN: the tests of the stacks, since CDK needs node on the PATH and there is none");
        }
    }

    private Synthesized() {}

    /** Skips a test where there is no Node, and says so. */
    static VenueStacks stacks() {
        assumeTrue(NODE, "CDK needs node on the PATH");
        return Once.STACKS;
    }

    static Venue venue() {
        return Venue.read(ROOT);
    }

    /** The functions of all systems. */
    static List<SamFunction> functions() {
        return venue().systems().stream()
                .flatMap(system -> system.template().functions().stream())
                .toList();
    }

    static Map<String, Object> template(Stack stack) {
        return Once.TEMPLATES.computeIfAbsent(
                stack.getStackName(), name -> Template.fromStack(stack).toJSON());
    }

    /** Resources of all stacks, by the name of the stack and their own. */
    static Stream<Found> resources() {
        return stacks().all().stream()
                .flatMap(stack -> SamTemplate.map(template(stack).get("Resources")).entrySet().stream()
                        .map(entry ->
                                new Found(stack.getStackName(), entry.getKey(), SamTemplate.map(entry.getValue()))));
    }

    static Stream<Found> resources(String type) {
        return resources().filter(found -> found.type().equals(type));
    }

    /** A resource as it will be deployed. */
    record Found(String stack, String id, Map<String, Object> content) {

        String type() {
            return String.valueOf(content.get("Type"));
        }

        Map<String, Object> properties() {
            return SamTemplate.map(content.get("Properties"));
        }

        @Override
        public String toString() {
            return stack + "/" + id;
        }
    }

    private static final class Once {
        static final Map<String, Map<String, Object>> TEMPLATES = new TreeMap<>();
        static final VenueStacks STACKS = synthesize();

        private static Path copy(Path file, Path root) throws IOException {
            Path copy = root.resolve(ROOT.relativize(file));
            Files.createDirectories(copy.getParent());
            return Files.copy(file, copy);
        }

        private static VenueStacks synthesize() {
            try {
                Path root = Files.createTempDirectory("lunapark-infra");
                copy(ROOT.resolve("template.yaml"), root);
                for (Venue.VenueSystem system : venue().systems()) {
                    Path template = copy(system.template().file(), root);
                    for (SamFunction function : system.template().functions()) {
                        Path zip = template.resolveSibling(function.zip());
                        Files.createDirectories(zip.getParent());
                        Files.writeString(zip, function.zip());
                    }
                }
                App app = new App(AppProps.builder()
                        .outdir(root.resolve("cdk.out").toString())
                        .context(Lunapark.SETTINGS)
                        .build());
                Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
                return VenueStacks.of(app, StageSettings.PROD, root);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
