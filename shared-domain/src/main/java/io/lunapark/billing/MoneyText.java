package io.lunapark.billing;

import java.util.Locale;

/** Sums of money as people read them, by language: {@code 1,234.50 PLN}, {@code 1 234,50 PLN}, {@code 1.234,50 PLN}. */
public final class MoneyText {

    /** Does not break at the end of a line. */
    private static final String NARROW_SPACE = "\u00A0";

    private MoneyText() {}

    public static String of(long cents, String currency, Locale language) {
        String point = language.getLanguage().equals("en") ? "." : ",";
        String between = switch (language.getLanguage()) {
            case "en" -> ",";
            case "pt" -> ".";
            default -> NARROW_SPACE;
        };
        long whole = Math.abs(cents) / 100;
        String digits = String.format(Locale.ROOT, "%,d", whole).replace(",", between);
        String sign = cents < 0 ? "-" : "";
        return "%s%s%s%02d%s%s".formatted(sign, digits, point, Math.abs(cents) % 100, NARROW_SPACE, currency);
    }
}
