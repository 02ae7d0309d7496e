package io.lunapark.packing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What {@code invoke} was asked for; without an event file, the sample of its system is taken where there is one. */
record Options(String function, @Nullable Path event, String environment, Path data) {

    private static final String USAGE = "./lunapark invoke <Function> [-e event.json] [--env dev|prod] [--data DIR]";

    static Options parse(String[] args) {
        String function = null;
        Path event = null;
        String environment = "dev";
        Path data = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-e", "--event" -> event = Path.of(value(args, ++i));
                case "--env" -> environment = value(args, ++i);
                case "--data" -> data = Path.of(value(args, ++i));
                default -> {
                    if (function != null || args[i].startsWith("-")) {
                        throw new IllegalArgumentException("what is " + args[i] + "? " + USAGE);
                    }
                    function = args[i];
                }
            }
        }
        if (function == null) {
            throw new IllegalArgumentException("which function? " + USAGE);
        }
        return new Options(function, event, environment, data == null ? Path.of("data", environment) : data);
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value. " + USAGE);
        }
        return args[index];
    }
}
