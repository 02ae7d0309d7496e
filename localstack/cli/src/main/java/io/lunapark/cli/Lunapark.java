package io.lunapark.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code ./lunapark} runs. It ends with 0, with 1 for what failed (see its message), or with 2 for a command that is
 * not understood.
 */
@Command(
        name = "./lunapark",
        description = "Runs Lunapark on this machine.",
        synopsisSubcommandLabel = "<command>",
        subcommands = {
            Up.class,
            Stop.class,
            Status.class,
            Token.class,
            WalkThrough.class,
            Sites.class,
            Call.class,
            Fault.class,
            InvokeFunction.class,
            Logs.class,
            Audit.class,
            MoveTables.class,
            RunBenchmarks.class,
            ShowCost.class,
            PackFunctions.class,
            Synth.class,
            HelpCommand.class
        })
public final class Lunapark {

    private Lunapark() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Lunapark());
        line.registerConverter(Path.class, Folders::meant);
        every(line);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Failure) {
                command.getErr().println("lunapark: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        return line;
    }

    /** Each takes --help. */
    private static void every(CommandLine line) {
        if (!(line.getCommand() instanceof HelpCommand)) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Says what there is.")
                            .build());
            line.getCommandSpec().usageMessage().width(110);
        }
        line.getSubcommands().values().forEach(Lunapark::every);
    }
}
