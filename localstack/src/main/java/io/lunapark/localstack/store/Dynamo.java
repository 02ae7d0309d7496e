package io.lunapark.localstack.store;

import io.lunapark.localstack.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** DynamoDB of a stack, whichever program plays it. */
public interface Dynamo extends Store {

    /** What that program is called, for people. */
    String engine();

    /** No engine reads what another has written, and an unasked new beginning would look like a loss. */
    static void refuse(Path file, String choice) {
        if (Files.exists(file)) {
            throw new StartFailure("The tables in " + file + " are of another engine for DynamoDB.\n"
                    + "  Start with --dynamodb " + choice + ", or with a new folder: --data DIR.");
        }
    }
}
