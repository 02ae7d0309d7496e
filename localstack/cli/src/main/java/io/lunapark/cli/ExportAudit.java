package io.lunapark.cli;

import io.lunapark.localstack.AuditExport;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes all pages of an export into a file. */
@Command(name = "export", description = "Writes what is sealed, with all checkpoints, into a file.")
final class ExportAudit implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(paramLabel = "FILE", description = "Is replaced when all of the export is there.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "TIME", description = "For example 2026-11-21T08:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The same.")
    private @Nullable Instant to;

    @Override
    public Integer call() throws InterruptedException {
        try {
            RunningStack stack = environment.running();
            long lines = new AuditExport(stack.url(), stack.signedInAs(stack.firstAdmin())).write(file, from, to);
            System.out.println(lines + " lines are in " + file);
            return 0;
        } catch (IOException | IllegalStateException e) {
            throw new Failure("nothing was exported: " + e.getMessage());
        }
    }
}
