package io.lunapark.cli;

import picocli.CommandLine.Command;

/** Sites that work alone and exchange what they change with the centre. */
@Command(
        name = "sites",
        description = "Sites work alone, and exchange what they change with the centre: add one, or see a demo.",
        synopsisSubcommandLabel = "<command>",
        subcommands = {AddSite.class, WalkThroughSites.class})
final class Sites implements Runnable {

    @Override
    public void run() {
        throw new Failure("sites add or sites demo? See ./lunapark sites --help");
    }
}
