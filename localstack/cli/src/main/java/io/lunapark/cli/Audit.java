package io.lunapark.cli;

import picocli.CommandLine.Command;

/** What was sealed, outside of the stores. */
@Command(
        name = "audit",
        description = "Exports the sealed history of the doors and the log of commands, and verifies such a file.",
        synopsisSubcommandLabel = "<command>",
        subcommands = {ExportAudit.class, VerifyAudit.class})
final class Audit implements Runnable {

    @Override
    public void run() {
        throw new Failure("audit export or audit verify? See ./lunapark audit --help");
    }
}
