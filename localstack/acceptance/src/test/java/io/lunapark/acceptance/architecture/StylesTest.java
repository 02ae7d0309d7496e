package io.lunapark.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All pages are shown in one document, so a rule of one system's styles can change how another's page looks. What several pages
 * show is styled by the console ({@code parts.css}, {@code frame.css}); a system styles its own page.
 */
class StylesTest {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SELECTORS = Pattern.compile("([^{};]+)\\{");
    private static final Pattern FIRST_CLASS = Pattern.compile("^[a-z]*\\.([\\w-]+)");
    private static final Pattern ID = Pattern.compile("#([a-z][\\w-]*)");
    private static final Pattern CLASSES =
            Pattern.compile("(?:class(?:Name)?(?:=|:| = )\\s*|classList\\.\\w+\\()[\"'`]([^\"'`]*)[\"'`]");
    private static final Pattern IDS = Pattern.compile("\\bid(?:=|: | = )[\"'`]([\\w-]+)[\"'`]");

    /** What a system's page consists of. */
    private record Page(String system, List<String> selectors, Set<String> classes, Set<String> ids) {

        /** Its selectors that mean something on another page. */
        Stream<String> reaching(Page other) {
            return selectors.stream()
                    .filter(selector -> matches(FIRST_CLASS, selector)
                                    .anyMatch(one -> !selector.contains("#") && other.classes.contains(one))
                            || matches(ID, selector).anyMatch(one -> other.ids.contains(one) && !ids.contains(one)))
                    .map(selector -> "%s styles %s of %s".formatted(system, selector, other.system));
        }
    }

    @Test
    void noSystemStylesThePageOfAnother() throws IOException {
        List<Page> pages = pages();

        assertThat(pages).extracting(Page::system).contains("billing", "cars", "cinema", "console", "doors");
        assertThat(reaching(pages)).isEmpty();
    }

    @Test
    void aRuleThatReachesOverIsFound() {
        Page billing = new Page("billing", List.of(".sums th", "#billing .sums"), Set.of("sums"), Set.of("billing"));
        Page analytics = new Page("analytics", List.of("#billing h3"), Set.of("sums"), Set.of("analytics"));

        assertThat(reaching(List.of(billing, analytics)))
                .containsExactlyInAnyOrder(
                        "billing styles .sums th of analytics", "analytics styles #billing h3 of billing");
    }

    private static List<String> reaching(List<Page> pages) {
        return pages.stream()
                .filter(page -> !page.system.equals("console"))
                .flatMap(page -> pages.stream().filter(other -> other != page).flatMap(page::reaching))
                .toList();
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> systems = Files.list(Project.at("functions"))) {
            for (Path system : systems.sorted().toList()) {
                Path folder = system.resolve("src/main/resources/pages/console");
                if (Files.isDirectory(folder)) {
                    pages.add(page(system.getFileName().toString(), folder));
                }
            }
        }
        return pages;
    }

    private static Page page(String system, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            String styles = COMMENT.matcher(texts(all, "css")).replaceAll("");
            String markup = texts(all, "js") + texts(all, "html");
            return new Page(
                    system,
                    matches(SELECTORS, styles)
                            .filter(one -> !one.strip().startsWith("@"))
                            .flatMap(one -> Arrays.stream(one.split(",(?![^()]*\\))")))
                            .map(String::strip)
                            .toList(),
                    words(CLASSES, markup),
                    words(IDS, markup));
        }
    }

    private static Set<String> words(Pattern pattern, String text) {
        Set<String> words = new TreeSet<>();
        matches(pattern, text).forEach(found -> words.addAll(List.of(found.split("\\s+"))));
        return words;
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static String texts(List<Path> files, String ending) {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            if (file.toString().endsWith("." + ending)) {
                try {
                    text.append(Files.readString(file)).append('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return text.toString();
    }
}
