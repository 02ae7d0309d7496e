package io.lunapark.localstack.store;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.Template.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that plays DynamoDB of a stack, with tables in a file of its own that no other one reads. */
public enum Engine {
    DYNOXIDE("dynoxide", "dynoxide", "dynoxide.db"),
    LOCAL("local", "DynamoDB Local", "shared-local-instance.db");

    private final String choice;
    private final String title;
    private final String file;

    Engine(String choice, String title, String file) {
        this.choice = choice;
        this.title = title;
        this.file = file;
    }

    /** The one that the command line calls so; empty for anything else. */
    public static Optional<Engine> of(String choice) {
        return Stream.of(values()).filter(one -> one.choice.equals(choice)).findFirst();
    }

    /** The one whose tables are in that folder; empty where there are none. */
    public static Optional<Engine> withTablesIn(Path directory) {
        return Stream.of(values()).filter(one -> one.hasTables(directory)).findFirst();
    }

    /** The one for new tables: dynoxide where it is on the PATH and web pages cannot find it. */
    public static Engine installed() {
        return Dynoxide.hasAddressOfItsOwn() && Dynoxide.installed().isPresent() ? DYNOXIDE : LOCAL;
    }

    /** What the command line calls it. */
    public String choice() {
        return choice;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** It, with its tables in that folder and what it says in that file. */
    public Dynamo on(Path directory, Path log, int port, String key, String region, List<Table> tables) {
        return switch (this) {
            case DYNOXIDE -> new Dynoxide(directory, log, port, key, region, tables);
            case LOCAL -> new DynamoDbLocal(directory, port, key, region, tables);
        };
    }

    /** Its address with that port. */
    public String url(int port) {
        return "http://" + (this == DYNOXIDE ? Dynoxide.HOST : Dynoxide.LOOPBACK) + ":" + port;
    }

    /** The name of the file with its tables. */
    public String file() {
        return file;
    }

    /**
     * The same where DynamoDB is at an address.
     *
     * @throws StartFailure where an engine has tables in that folder
     */
    public static void refuseTablesBeside(String url, Path directory) {
        Optional<Engine> engine = withTablesIn(directory);
        if (engine.isPresent()) {
            throw new StartFailure("The tables in " + directory + " are of " + engine.get().title
                    + ", and the DynamoDB at " + url + " would begin without what is in them.\n"
                    + "  Start with --dynamodb " + engine.get().choice + ", or with a new folder: --data DIR.\n"
                    + "  Or, if you no longer want them, move them away: " + directory.resolve(engine.get().file));
        }
    }

    private boolean hasTables(Path directory) {
        return Files.exists(directory.resolve(file));
    }

    /**
     * A new beginning beside the tables of another engine would look like a loss.
     *
     * @throws StartFailure where only another engine has tables in that folder
     */
    public void refuseTablesOfOthers(Path directory) {
        Optional<Engine> other = withTablesIn(directory).filter(one -> !hasTables(directory));
        if (other.isPresent()) {
            throw new StartFailure("The tables in " + directory + " are of " + other.get().title + ", and "
                    + title + " cannot read them.\n"
                    + "  Move them, once: ./lunapark move-tables " + choice + " (with --env or --data as for up).\n"
                    + "  Or start with --dynamodb " + other.get().choice + ", or with a new folder: --data DIR.");
        }
    }
}
