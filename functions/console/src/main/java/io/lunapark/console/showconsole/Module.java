package io.lunapark.console.showconsole;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module of the pages as a function of a bundle: {@code $use(name)} there gives what another module exports. It knows
 * the forms of import and export that the pages use, and refuses every other one. Comments on lines of their own, a fifth
 * of what is sent, are left out.
 *
 * @param name its path in the folder of the pages, such as {@code doors/tile.js}
 * @param imports names of the modules that it needs before it can run
 */
record Module(String name, String function, List<String> imports) {

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:(\\{[^}]*}|\\* as \\w+|\\w+) from )?'(\\.{1,2}/[^']+)';");
    private static final Pattern IMPORT_LATER = Pattern.compile("\\bimport\\(([`'])\\./");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?:default |((?:async )?function|class|const) (\\w+))");
    private static final Pattern COMMENT = Pattern.compile("(?ms)^[ \\t]*(?://[^\\n]*|/\\*\\*.*?\\*/)\\n");
    private static final Pattern NOT_KNOWN = Pattern.compile("(?m)^(?:import|export)\\b.*");

    static Module of(String name, String text) {
        List<String> imports = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        String body = IMPORT.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll(found -> {
            String other = URI.create(name).resolve(found.group(2)).toString();
            imports.add(other);
            return quoted(binding(found.group(1)) + "await $use('" + other + "');");
        });
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        body = IMPORT_LATER.matcher(body).replaceAll(found -> quoted("$use(" + found.group(1) + folder));
        body = EXPORT.matcher(body).replaceAll(found -> quoted(exported(found, exports)));
        NOT_KNOWN.matcher(body).results().findFirst().ifPresent(line -> {
            throw new IllegalArgumentException(name + ": " + line.group());
        });
        return new Module(
                name, "async () => {\n%s\nreturn { %s };\n}".formatted(body, String.join(", ", exports)), imports);
    }

    private static String binding(@Nullable String what) {
        if (what == null) {
            return "";
        }
        if (what.startsWith("*")) {
            return "const " + what.substring("* as ".length()) + " = ";
        }
        String names = what.startsWith("{") ? what.replace(" as ", ": ") : "{ default: " + what + " }";
        return "const " + names + " = ";
    }

    private static String exported(MatchResult found, List<String> exports) {
        if (found.group(2) == null) {
            exports.add("default: $default");
            return "const $default = ";
        }
        exports.add(found.group(2));
        return found.group(1) + " " + found.group(2);
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
