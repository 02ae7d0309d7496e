package io.lunapark.cli;

import picocli.CommandLine.Command;

/** Sites that work alone and exchange what they change with the centre. */
@Command(
        name = "sites",
        description = "Makes the account of a site at the centre that runs here.",
        synopsisSubcommandLabel = "<command>",
        subcommands = AddSite.class)
final class Sites implements Runnable {

    @Override
    public void run() {
        throw new Failure("sites add? See ./lunapark sites --help");
    }
}
