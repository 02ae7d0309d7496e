package io.lunapark.platform.http;

import io.lunapark.kernel.words.Sentences;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The words for problem codes: {@code problems/<system>_<language>.properties} in UTF-8, the platform's own and those
 * of the system that the function belongs to. {@code {name}} stands for a parameter of the problem; {@link Sentences} says
 * how plural forms are written.
 */
@Singleton
public class ProblemTexts {

    private final Sentences sentences;

    public ProblemTexts(@Value("${lunapark.system:}") String system) {
        this.sentences = new Sentences(Stream.of("platform", system)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> "/problems/" + name)
                .toList());
    }

    /** Title of a problem code, short. */
    public String title(String code, Locale language) {
        return sentences.say(code + ".title", language, Map.of());
    }

    /** What happened this time. */
    public String detail(String code, Locale language, Map<String, Object> parameters) {
        return sentences.say(code + ".detail", language, parameters);
    }

    /** What is wrong with one field. */
    public String field(String reason, Locale language, Map<String, Object> parameters) {
        return sentences.say("field." + reason, language, parameters);
    }
}
