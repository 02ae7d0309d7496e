package io.lunapark.kernel;

import java.util.regex.Pattern;

/**
 * What people call things and each other, on one line. Two names that look the same are the same: text arrives in normal
 * form C, and what cannot be seen is refused (docs/decisions/0032).
 */
public final class Names {

    /**
     * Controls, blanks other than the space, and what Unicode lets a reader ignore (Default_Ignorable_Code_Point):
     * joiners, marks of direction, variation selectors, fillers, tags. Then the blank of Braille.
     */
    private static final String UNSEEN =
            "\\u0000-\\u001F\\u007F-\\u00A0\\u00AD\\u034F\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5"
                    + "\\u180B-\\u180F\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF"
                    + "\\uFFA0\\uFFF0-\\uFFFB\uD82F\uDCA0-\uD82F\uDCA3\uD834\uDD73-\uD834\uDD7A\uDB40\uDC00-\uDB43\uDFFF";

    /**
     * Of a name that is given now: words with one space between them. A regular expression that Java, JavaScript and Python
     * read alike, since the API documents show it.
     */
    public static final String PATTERN = "^(?! )(?!.* $)(?!.*  )[^" + UNSEEN + "]*$";

    /** Of a name that was given at any time: one line of whole characters. */
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\u2028\\u2029]*");

    private Names() {}

    /** In characters: code points, as JSON Schema and Postgres count them. */
    public static int length(String name) {
        return name.codePointCount(0, name.length());
    }

    /** Whether a line of a log or a console can hold it. */
    public static boolean isOneLine(String name) {
        return ONE_LINE.matcher(name).matches();
    }
}
