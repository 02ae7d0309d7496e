package io.lunapark.console.showconsole;

import io.lunapark.console.Folder;
import io.lunapark.platform.http.Language;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the hundred files of a page together into three, so that a browser on a slow line waits for it twice and not at
 * each level of imports (docs/decisions/0050). A bundle is named by what it holds, and so can be kept for ever.
 */
final class Bundles {

    private static final String FACTS = "facts.js";
    private static final String FRAME = "index.html";
    private static final Pattern SCRIPT = Pattern.compile("<script src=\"/console/([\\w/-]+\\.js)\" type=\"module\">");
    private static final Pattern STYLES =
            Pattern.compile("(?:<link rel=\"stylesheet\" href=\"/console/[\\w/.-]+\\.css\">\\s*)+");
    private static final Pattern STYLE = Pattern.compile("/console/([\\w/.-]+\\.css)");

    private static final String FIRST = """
            const $later = %s; // what comes after, by language
            const $made = {};
            const $modules = {
            %s};
            async function $use(name) {
            if (!$modules[name]) {
            const { language } = await $use('language.js');
            const { default: bring } = await import($later[language()]);
            await bring($modules, $use);
            }
            return ($made[name] ??= $modules[name]());
            }
            await $use('%s');
            """;

    private static final String LATER = """
            export default async ($modules, $use) => {
            const { texts } = await $use('facts.js');
            Object.assign(texts, %s);
            Object.assign($modules, {
            %s});
            };
            """;

    private final Sources sources;
    private final List<String> systems;
    private final Map<String, Object> facts;
    private final JsonMapper json;
    private final Map<String, String> made = new HashMap<>();

    private Bundles(Sources sources, List<String> systems, Map<String, Object> facts, JsonMapper json) {
        this.sources = sources;
        this.systems = systems;
        this.facts = facts;
        this.json = json;
    }

    /**
     * The files that are made, by their names in the folder.
     *
     * @param systems that bring a page
     * @param facts that {@code facts.js} exports besides
     */
    static Map<String, String> of(String folder, List<String> systems, Map<String, Object> facts, JsonMapper json) {
        Bundles bundles = new Bundles(new Sources(folder), systems, facts, json);
        bundles.frame();
        systems.forEach(bundles::pageOfItsOwn);
        bundles.made.put(FACTS, bundles.factsWith(List.of(""), Map.of()));
        return Map.copyOf(bundles.made);
    }

    /** The console: the pages of the systems, with their styles, come after what is needed to sign in. */
    private void frame() {
        Map<String, Module> first = first(List.of("main.js"), List.of(""), List.of());
        List<String> pages =
                Stream.concat(Stream.of("pages.js"), each("page.js")).toList();
        String modules = list(sources.modules(pages, first).values());
        String styles = Stream.concat(Stream.of("parts.css"), each("page.css"))
                .map(sources::style)
                .collect(Collectors.joining("\n"));
        Map<String, String> later = new TreeMap<>();
        for (Locale language : Language.ALL) {
            Map<String, String> texts = texts(
                    Stream.concat(each("page.html"), each(words(language))).toList());
            texts.put("pages.css", styles);
            later.put(language.toLanguageTag(), bundle("pages", "js", LATER.formatted(written(texts), modules)));
        }
        page(FRAME, FIRST.formatted(written(later), list(first.values()), "main.js"));
    }

    /** A page that a system shows without the console around it. */
    private void pageOfItsOwn(String system) {
        String page = system + "/" + FRAME;
        sources.find(page).ifPresent(html -> {
            String script = scriptOf(html);
            Map<String, Module> all = first(
                    List.of(script, system + "/page.js"), List.of("", system + "/"), List.of(system + "/page.html"));
            page(page, FIRST.formatted("{}", list(all.values()), script));
        });
    }

    /** The modules with the facts, which have the words of these folders in all languages. */
    private Map<String, Module> first(List<String> names, List<String> folders, List<String> others) {
        List<String> texts = new ArrayList<>(others);
        for (String folder : folders) {
            Language.ALL.forEach(language -> texts.add(folder + words(language)));
        }
        Module given = Module.of(FACTS, factsWith(folders, texts(texts)));
        Map<String, Module> modules = sources.modules(names, Map.of(FACTS, given));
        modules.put(FACTS, given);
        return modules;
    }

    private void page(String name, String script) {
        String html = sources.text(name);
        Matcher links = STYLES.matcher(html);
        if (!links.find()) {
            throw new IllegalArgumentException(name + " has no stylesheet");
        }
        String styles = STYLE.matcher(links.group())
                .results()
                .map(found -> sources.style(found.group(1)))
                .collect(Collectors.joining("\n"));
        String bundle = scriptOf(html).replace('/', '-').replace(".js", "");
        String link = "<link rel=\"stylesheet\" href=\"%s\">\n    ".formatted(bundle(bundle, "css", styles));
        made.put(
                name,
                (html.substring(0, links.start()) + link + html.substring(links.end()))
                        .replace("/console/" + scriptOf(html), bundle(bundle, "js", script)));
    }

    private static String scriptOf(String html) {
        Matcher script = SCRIPT.matcher(html);
        if (!script.find()) {
            throw new IllegalArgumentException("A page has one script that is a module");
        }
        return script.group(1);
    }

    /** @return its address */
    private String bundle(String name, String type, String text) {
        String file = "%s%s.%s.%s".formatted(Folder.FOR_EVER, name, Folder.hash(text), type);
        made.put(file, text);
        return "/console/" + file;
    }

    private String factsWith(List<String> folders, Map<String, String> texts) {
        Map<String, Object> all = new TreeMap<>(facts);
        all.put("systems", systems);
        all.put("folders", folders);
        all.put("texts", texts);
        return all.entrySet().stream()
                .map(fact -> "export const %s = %s;\n".formatted(fact.getKey(), written(fact.getValue())))
                .collect(Collectors.joining());
    }

    private Map<String, String> texts(Collection<String> names) {
        Map<String, String> texts = new TreeMap<>();
        names.forEach(name -> texts.put(name, sources.text(name)));
        return texts;
    }

    private Stream<String> each(String file) {
        return systems.stream().map(system -> system + "/" + file);
    }

    private static String words(Locale language) {
        return "words/" + language.toLanguageTag() + ".json";
    }

    private static String list(Collection<Module> modules) {
        return modules.stream()
                .map(module -> "'%s': %s,\n".formatted(module.name(), module.function()))
                .collect(Collectors.joining());
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
