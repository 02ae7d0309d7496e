package io.lunapark.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that people are answered in. */
public final class Language {

    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale POLISH = Locale.of("pl");
    public static final Locale BRAZILIAN = Locale.of("pt", "BR");
    public static final Locale RUSSIAN = Locale.of("ru");
    public static final List<Locale> ALL = List.of(ENGLISH, POLISH, BRAZILIAN, RUSSIAN);

    /** Browsers send less than 100 characters; what is longer is not worth sorting. */
    private static final int LONGEST_HEADER = 500;

    private static final Map<String, Locale> BY_TAG =
            Map.of("en", ENGLISH, "pl", POLISH, "pt-br", BRAZILIAN, "pt", BRAZILIAN, "ru", RUSSIAN);

    private Language() {}

    /** The best of our languages for an {@code Accept-Language} (RFC 4647 lookup); English where none fits. */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return ENGLISH;
        }
        try {
            List<LanguageRange> wanted = LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
            return Optional.ofNullable(Locale.lookupTag(wanted, BY_TAG.keySet()))
                    .map(tag -> BY_TAG.get(tag.toLowerCase(Locale.ROOT)))
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }
}
