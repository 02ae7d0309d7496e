package io.lunapark.cli;

import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints an access token and nothing else. The password goes from its file into the call: no argument and no log holds it. */
@Command(name = "token", description = "Prints an access token of the first admin, good for five minutes.")
final class Token implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Option(names = "--email", paramLabel = "E", description = "Of an account with the same password.")
    private @Nullable String email;

    @Override
    public Integer call() throws IOException {
        RunningStack stack = environment.running();
        try {
            System.out.println(
                    stack.signedInAs(email == null ? stack.firstAdmin() : email).token());
            return 0;
        } catch (IllegalStateException e) {
            throw new Failure(e.getMessage());
        }
    }
}
