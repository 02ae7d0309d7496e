package io.lunapark.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of WCAG 2.1, A and AA, as far as axe-core can check them. */
final class Accessibility {

    /** Without {@code preload}: it would fetch styles again and put them into the page, against the page's policy. */
    private static final String CHECK = """
            async () => (await axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }))
                .violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(', '))
            """;

    private Accessibility() {}

    /** Of what is shown now, in light and in dark colours. */
    static void check(Page page) {
        page.evaluate(axe());
        for (ColorScheme colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            assertThat((List<?>) page.evaluate(CHECK))
                    .as("%s in %s", page.url(), colours)
                    .isEmpty();
        }
    }

    private static String axe() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
