package io.lunapark.cli;

import io.lunapark.doors.verifyexport.VerifyExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether an export is as it was sealed. */
@Command(
        name = "verify",
        description = "Whether such a file is as it was sealed; needs no running stack.",
        exitCodeListHeading = "%nIt ends with:%n",
        exitCodeList = {
            " 0:all is as it was sealed",
            " 1:something was edited, removed or added: a line for each finding",
            " 2:the file cannot be read"
        })
final class VerifyAudit implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Made by ./lunapark audit export.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "PUBLIC.pem",
            description = "The public key that you know; without it that of the file is taken, which proves less.")
    private @Nullable Path key;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description =
                    "Checkpoints that were written down outside of the stores: data/<env>/buckets/AuditAnchor, or the"
                            + " keys of the bucket.")
    private @Nullable Path anchor;

    @Option(
            names = "--at-least",
            paramLabel = "NUMBER",
            description = "Of a checkpoint that you have written down: a chain that ends before it was cut off.")
    private long atLeast;

    @Override
    public Integer call() {
        return VerifyExport.verify(new VerifyExport.Options(file, key, anchor, atLeast), System.out, System.err);
    }
}
