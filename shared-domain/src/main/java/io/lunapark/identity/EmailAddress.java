package io.lunapark.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a user, also their sign-in name: trimmed and in lower case, so that one address is one
 * account. ASCII only: letters that look alike would make two accounts look the same.
 */
public record EmailAddress(String text) {

    /** RFC 5321, 4.5.3.1: what fits into an envelope. */
    public static final int MAX_LENGTH = 254;

    /** Blanks around it are forgiven. Each repetition is bounded, so that no input makes the search slow or deep. */
    public static final String PATTERN = "^[ \\t]{0,20}(?=[^ \\t]{3,254}[ \\t]{0,20}$)(?=[^@]{1,64}@)"
            + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,31}"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,10}[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9][ \\t]{0,20}$";

    private static final Pattern WELL_FORMED = Pattern.compile(PATTERN);

    public EmailAddress {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new IllegalArgumentException("no e-mail address");
        }
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    /** What stands before the {@code @}. */
    public String localPart() {
        return text.substring(0, text.indexOf('@'));
    }

    /** Logs never hold a full address. */
    @Override
    public String toString() {
        return text.charAt(0) + "…" + text.substring(text.indexOf('@'));
    }
}
