package io.lunapark.cli;

import io.lunapark.localstack.RunningStack;
import io.lunapark.localstack.SiteAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the account of a site. */
@Command(name = "add", description = "Makes the account of a site at the centre that runs here.")
final class AddSite implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the site, for example north.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Gets the account; bring it to the computer of the site.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!name.matches("[a-z][a-z0-9-]{0,30}[a-z0-9]") || name.equals("centre")) {
            throw new Failure(name + " is no name of a site: 2 to 32 of a-z, 0-9 and -, and not centre.");
        }
        RunningStack stack = environment.running();
        try {
            SiteAccount.make(stack.url(), stack.signedInAs(stack.firstAdmin()), name, file);
        } catch (IllegalStateException e) {
            throw new Failure(e.getMessage());
        }
        System.out.println(
                "On its computer: ./lunapark up --site " + name + " --centre " + stack.url() + " --site-key " + file);
        return 0;
    }
}
