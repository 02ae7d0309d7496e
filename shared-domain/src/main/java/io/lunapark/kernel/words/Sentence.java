package io.lunapark.kernel.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places for values, a part of the message format of ICU: {@code {name}}, and for numbers of 0 and more
 * {@code {name, plural, =0 {none} one {# wagon} few {…} many {…} other {# wagons}}}. Of the forms the one for exactly this
 * number is taken, else that of its plural category in the language (CLDR), else {@code other}; in it {@code #} is the
 * number, and there may be places again. The pages of the console have the same in {@code language.js}.
 */
public final class Sentence {

    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern PLURAL = Pattern.compile("\\s*(\\w+)\\s*,\\s*plural\\s*,(.*)", Pattern.DOTALL);

    private final Locale language;
    private final Map<String, ?> values;

    private Sentence(Locale language, Map<String, ?> values) {
        this.language = language;
        this.values = values;
    }

    /**
     * The pattern with its values; a place without a value stays as it is.
     *
     * @throws IllegalArgumentException if a brace is not closed, or a plural has no form {@code other}
     */
    public static String say(String pattern, Locale language, Map<String, ?> values) {
        return new Sentence(language, values).fill(pattern, null);
    }

    private String fill(String pattern, @Nullable Number counted) {
        StringBuilder said = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char next = pattern.charAt(at);
            if (next == '{') {
                int end = end(pattern, at);
                said.append(value(pattern.substring(at + 1, end)));
                at = end;
            } else if (next == '#' && counted != null) {
                said.append(counted);
            } else {
                said.append(next);
            }
            at++;
        }
        return said.toString();
    }

    private String value(String place) {
        if (NAME.matcher(place).matches()) {
            Object value = values.get(place);
            return value == null ? "{" + place + "}" : value.toString();
        }
        var plural = PLURAL.matcher(place);
        return plural.matches() && values.get(plural.group(1)) instanceof Number number
                ? fill(form(plural.group(2), number), number)
                : "{" + place + "}";
    }

    private String form(String forms, Number number) {
        Map<String, String> byCategory = new HashMap<>();
        int at = 0;
        for (int begin = forms.indexOf('{'); begin >= 0; begin = forms.indexOf('{', at)) {
            int end = end(forms, begin);
            byCategory.put(forms.substring(at, begin).strip(), forms.substring(begin + 1, end));
            at = end + 1;
        }
        String other = byCategory.get("other");
        if (other == null) {
            throw new IllegalArgumentException("No form 'other' in:" + forms);
        }
        return byCategory.getOrDefault("=" + number, byCategory.getOrDefault(category(number.longValue()), other));
    }

    /** Where the brace that opens there is closed. */
    private static int end(String pattern, int begin) {
        int open = 0;
        for (int at = begin; at < pattern.length(); at++) {
            open += pattern.charAt(at) == '{' ? 1 : pattern.charAt(at) == '}' ? -1 : 0;
            if (open == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("A brace is not closed in: " + pattern);
    }

    /** Of a whole number. 2, 3 and 4 at the end are few in Polish and Russian, but for 12, 13 and 14. */
    private String category(long number) {
        long tens = number % 100;
        long ones = number % 10;
        boolean few = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
        return switch (language.getLanguage()) {
            case "pl" -> number == 1 ? "one" : few ? "few" : "many";
            case "ru" -> ones == 1 && tens != 11 ? "one" : few ? "few" : "many";
            case "pt" -> number <= 1 ? "one" : "other";
            default -> number == 1 ? "one" : "other";
        };
    }
}
