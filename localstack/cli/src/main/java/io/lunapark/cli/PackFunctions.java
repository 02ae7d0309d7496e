package io.lunapark.cli;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.TemplateFaults;
import io.lunapark.packing.Pack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the packages that bring a Java of their own. */
@Command(
        name = "package",
        description =
                "Makes functions/<system>/target/<system>-java.zip: the zip with a Java of its own and a cache of loaded"
                        + " classes, for provided.al2023.")
final class PackFunctions implements Callable<Integer> {

    @Parameters(paramLabel = "system", description = "All, where none is named.")
    private List<String> systems = List.of();

    @Override
    public Integer call() throws IOException {
        try {
            Pack.pack(systems);
            return 0;
        } catch (StartFailure | TemplateFaults | IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
    }
}
