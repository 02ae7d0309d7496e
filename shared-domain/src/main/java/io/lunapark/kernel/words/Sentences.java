package io.lunapark.kernel.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentences by their keys, in several languages: {@code <name>_<language tag>.properties} in UTF-8 on the class path. In
 * them {@code {name}} is the place of a value, and
 * {@code {wagons, plural, =0 {no wagon} one {# wagon} few {…} many {…} other {# wagons}}} that of a number with what is
 * counted, in the plural forms that the language has.
 */
public final class Sentences {

    private final List<String> names;
    private final Map<Locale, Properties> byLanguage = new ConcurrentHashMap<>();

    /** @param names such as {@code /problems/coasters}; a name without a file in a language has no sentences there */
    public Sentences(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** With its values; the key itself where there is no such sentence. */
    public String say(String key, Locale language, Map<String, ?> values) {
        String pattern = byLanguage.computeIfAbsent(language, this::load).getProperty(key);
        return pattern == null ? key : Sentence.say(pattern, language, values);
    }

    private Properties load(Locale language) {
        Properties sentences = new Properties();
        for (String name : names) {
            String path = name + "_" + language.toLanguageTag() + ".properties";
            try (InputStream file = Sentences.class.getResourceAsStream(path)) {
                if (file != null) {
                    sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            }
        }
        return sentences;
    }
}
