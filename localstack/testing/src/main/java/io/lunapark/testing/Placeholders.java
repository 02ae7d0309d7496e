package io.lunapark.testing;

import io.lunapark.kernel.words.Sentence;
import java.util.AbstractMap;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The values that a sentence asks for, in all its plural forms. */
public final class Placeholders {

    /** One of each plural category of our languages. */
    private static final long[] NUMBERS = {0, 1, 2, 5};

    private Placeholders() {}

    public static Set<String> of(String sentence, Locale language) {
        Set<String> asked = new TreeSet<>();
        for (long number : NUMBERS) {
            Sentence.say(sentence, language, new AbstractMap<String, Object>() {
                @Override
                public Object get(Object name) {
                    asked.add((String) name);
                    return number;
                }

                @Override
                public Set<Entry<String, Object>> entrySet() {
                    return Set.of();
                }
            });
        }
        return asked;
    }
}
