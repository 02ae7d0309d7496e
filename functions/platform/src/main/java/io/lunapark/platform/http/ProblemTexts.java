package io.lunapark.platform.http;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words for problem codes: {@code problems/<system>_<language>.properties} in UTF-8, the platform's own and those
 * of the system that the function belongs to. {@code {name}} stands for a parameter of the problem.
 */
@Singleton
public class ProblemTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final List<String> systems;
    private final Map<Locale, Properties> byLanguage = new ConcurrentHashMap<>();

    public ProblemTexts(@Value("${lunapark.system:}") String system) {
        this.systems = Stream.of("platform", system)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Title of a problem code, short. */
    public String title(String code, Locale language) {
        return text(code + ".title", language, Map.of());
    }

    /** What happened this time. */
    public String detail(String code, Locale language, Map<String, Object> parameters) {
        return text(code + ".detail", language, parameters);
    }

    /** What is wrong with one field. */
    public String field(String reason, Locale language, Map<String, Object> parameters) {
        return text("field." + reason, language, parameters);
    }

    private String text(String key, Locale language, Map<String, Object> parameters) {
        String pattern = texts(language).getProperty(key, key);
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(
                        String.valueOf(parameters.getOrDefault(place.group(1), place.group()))));
    }

    private Properties texts(Locale language) {
        return byLanguage.computeIfAbsent(language, this::load);
    }

    private Properties load(Locale language) {
        Properties texts = new Properties();
        for (String system : systems) {
            String name = "/problems/" + system + "_" + language.toLanguageTag() + ".properties";
            try (InputStream file = ProblemTexts.class.getResourceAsStream(name)) {
                if (file != null) {
                    texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return texts;
    }
}
