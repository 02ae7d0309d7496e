package io.lunapark.doors.verifyexport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code audit verify} was asked for.
 *
 * @param key a public key in PEM; null for the one that the export names
 * @param anchor lines that were written down outside of the stores, or the keys of the bucket; null for those of the export
 * @param atLeast number that the last checkpoint of the doors must have at least, as noted earlier; 0 for none
 */
record VerifyOptions(
        Path file, @Nullable Path key, @Nullable Path anchor, long atLeast) {

    private static final String USAGE =
            "./lunapark audit verify FILE [--key PUBLIC.pem] [--anchor FILE] [--at-least NUMBER]";

    static VerifyOptions parse(String[] args) {
        Path file = null;
        Path key = null;
        Path anchor = null;
        long atLeast = 0;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--key" -> key = Path.of(value(args, ++i));
                case "--anchor" -> anchor = Path.of(value(args, ++i));
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
        return new VerifyOptions(file, key, anchor, atLeast);
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
