package io.lunapark.cli;

import io.lunapark.packing.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the stacks that CDK deploys. */
@Command(
        name = "synth",
        description =
                "Writes the stacks that CDK deploys to infra-cdk/target/cdk.out and checks them; needs node on the PATH,"
                        + " no account and no network.")
final class Synth implements Callable<Integer> {

    private static final Path CDK = Path.of("infra-cdk/target");
    private static final String OWN_JAVA = "    Runtime: provided";

    @Mixin
    private final Environment environment = new Environment();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!isOwnJava()) {
            return synthesize();
        }
        // Where Lambda brings no Java, the packages that do are made with their caches from exactly these zips.
        Pack.pack(List.of());
        return synthesize();
    }

    private int synthesize() throws IOException, InterruptedException {
        Path out = CDK.resolve("cdk.out");
        String classes = CDK.resolve("classes") + ":" + Files.readString(CDK.resolve("classpath.txt"));
        int code = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        classes,
                        "io.lunapark.infra.Lunapark",
                        environment.toString(),
                        out.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new Failure("the stacks are not as they must be");
        }
        System.out.println("The stacks of " + environment + " are in " + out + ". To deploy them:");
        System.out.println("  npx aws-cdk@2.1148.1 deploy --app " + out + " --all");
        return 0;
    }

    private static boolean isOwnJava() throws IOException {
        try (Stream<Path> systems = Files.list(Path.of("functions"))) {
            for (Path template : systems.map(system -> system.resolve("template.yaml"))
                    .filter(Files::exists)
                    .toList()) {
                if (Files.readAllLines(template).stream().anyMatch(line -> line.startsWith(OWN_JAVA))) {
                    return true;
                }
            }
            return false;
        }
    }
}
