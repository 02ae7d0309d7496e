package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Placeholders;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code has words in every language, with the same places to fill. */
class ProblemTextsTest {

    @Test
    void everyBundleSaysTheSameInEveryLanguage() throws IOException, URISyntaxException {
        List<String> systems = systems();
        assertThat(systems).contains("platform");
        for (String system : systems) {
            Map<String, Set<String>> english = places(system, Language.ENGLISH);
            for (Locale language : Language.ALL) {
                assertThat(places(system, language))
                        .as("%s in %s", system, language)
                        .isEqualTo(english);
            }
        }
    }

    @Test
    void everyCodeOfThePlatformHasWords() throws IOException {
        Properties english = texts("platform", Language.ENGLISH);
        Stream.concat(
                        Stream.of(PlatformProblem.values()).map(PlatformProblem::code),
                        Stream.of(new InvalidRequest(List.of()).code(), new NotAllowed(Set.of()).code()))
                .forEach(code -> assertThat(english).containsKeys(code + ".title", code + ".detail"));
    }

    /** The places to fill, per key; of plural forms, those of all forms. */
    private static Map<String, Set<String>> places(String system, Locale language) throws IOException {
        Map<String, Set<String>> places = new TreeMap<>();
        texts(system, language)
                .forEach((key, text) -> places.put((String) key, Placeholders.of((String) text, language)));
        return places;
    }

    private static Properties texts(String system, Locale language) throws IOException {
        Properties texts = new Properties();
        String name = "/problems/" + system + "_" + language.toLanguageTag() + ".properties";
        URL file = Objects.requireNonNull(ProblemTextsTest.class.getResource(name), name);
        try (InputStreamReader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
        return texts;
    }

    private static List<String> systems() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(ProblemTextsTest.class.getResource("/problems"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("_.*", ""))
                    .distinct()
                    .toList();
        }
    }
}
