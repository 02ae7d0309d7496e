package io.lunapark.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Placeholders;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The words of the frame and of all systems that bring a page. */
class WordsTest {

    private static final List<String> LANGUAGES = List.of("en", "pl", "pt-BR", "ru");
    private static final Pattern SAID = Pattern.compile("data-(?:say|hint)=\"([^\"]+)\"|\\bsay\\('([^']+)'");

    private static final String FRAME = "console";

    /** By the system, the frame among them. */
    private static final Map<String, Path> FOLDERS = new TreeMap<>();

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            modules.forEach(module -> {
                String system = module.getFileName().toString();
                Path pages = module.resolve("src/main/resources/pages/console");
                Path folder = system.equals(FRAME) ? pages : pages.resolve(system);
                if (Files.isDirectory(folder)) {
                    FOLDERS.put(system, folder);
                }
            });
        }
        assertThat(FOLDERS).containsKeys(FRAME, "coasters");
    }

    @Test
    void eachLanguageHasTheSameWordsWithTheSamePlaceholders() throws IOException {
        for (String system : FOLDERS.keySet()) {
            Map<String, Set<String>> english = placeholders(system, "en");
            for (String language : LANGUAGES) {
                assertThat(placeholders(system, language))
                        .as("%s in %s", system, language)
                        .isEqualTo(english);
            }
        }
    }

    @Test
    void noWordIsDefinedByTwoSystems() throws IOException {
        List<String> twice = new ArrayList<>();
        Map<String, String> definedBy = new HashMap<>();
        for (String system : FOLDERS.keySet()) {
            for (String word : words(system, "en").keySet()) {
                String other = definedBy.put(word, system);
                if (other != null) {
                    twice.add("%s by %s and %s".formatted(word, other, system));
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    /** Those that the code names as a whole; it puts others together, such as {@code level.high}. */
    @Test
    void everyWordThatAPageNamesIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Path> folder : FOLDERS.entrySet()) {
            Set<String> known = new HashSet<>(words(FRAME, "en").keySet());
            known.addAll(words(folder.getKey(), "en").keySet());
            for (Path file : pageFiles(folder.getValue())) {
                SAID.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(word -> !known.contains(word))
                        .forEach(word -> missing.add(word + " in " + file));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> pageFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .toList();
        }
    }

    /** Of a word with plural forms, those of all its forms. */
    private static Map<String, Set<String>> placeholders(String system, String language) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        words(system, language)
                .forEach((word, text) -> found.put(word, Placeholders.of(text, Locale.forLanguageTag(language))));
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> words(String system, String language) throws IOException {
        Path file = FOLDERS.get(system).resolve("words").resolve(language + ".json");
        return JsonMapper.createDefault().readValue(Files.readAllBytes(file), Map.class);
    }
}
