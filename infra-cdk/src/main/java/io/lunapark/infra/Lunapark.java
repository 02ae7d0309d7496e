package io.lunapark.infra;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The CDK app: {@code ./lunapark synth} runs it, the CDK CLI deploys what it writes. */
public final class Lunapark {

    /**
     * What validation finds is an error. A stack reads what it needs of another when it is deployed, and locks nothing
     * there: with exports, a system could not replace a queue before every stack that names it was deployed without it.
     */
    static final Map<String, Object> SETTINGS = Map.of(
            "@aws-cdk/core:validateAgainstDefaultRules", true, "@aws-cdk/core:defaultCrossStackReferences", "weak");

    private Lunapark() {}

    /** @param arguments the stage, and the folder that the stacks are written to */
    public static void main(String[] arguments) {
        App app = new App(
                AppProps.builder().outdir(arguments[1]).context(SETTINGS).build());
        VenueStacks.of(app, StageSettings.named(arguments[0]), Path.of("").toAbsolutePath());
        app.synth();
    }
}
