package io.lunapark.doors.verifyexport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code audit verify} was asked for.
 *
 * @param key a public key in PEM; null for the one that the export names
 * @param atLeast number that the last checkpoint has at least, which somebody wrote down; 0 for none
 */
record VerifyOptions(Path file, @Nullable Path key, long atLeast) {

    private static final String USAGE = "./lunapark audit verify FILE [--key PUBLIC.pem] [--at-least NUMBER]";

    static VerifyOptions parse(String[] args) {
        Path file = null;
        Path key = null;
        long atLeast = 0;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--key" -> key = Path.of(value(args, ++i));
                case "--at-least" -> atLeast = number(value(args, ++i));
                default -> {
                    if (file != null || args[i].startsWith("-")) {
                        throw new IllegalArgumentException("what is " + args[i] + "? " + USAGE);
                    }
                    file = Path.of(args[i]);
                }
            }
        }
        if (file == null) {
            throw new IllegalArgumentException("which file? " + USAGE);
        }
        return new VerifyOptions(file, key, atLeast);
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value. " + USAGE);
        }
        return args[index];
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--at-least needs a number. " + USAGE, e);
        }
    }
}
