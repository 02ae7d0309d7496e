package io.lunapark.billing.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.billing.LetterText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * An e-mail.
 *
 * @param id the same at every try
 */
public record Letter(String id, String from, String to, LetterText text, Instant time) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Characters of an encoded word, below the 75 that RFC 2047 allows; a character takes up to 4 bytes. */
    private static final int WORD = 10;

    /** As RFC 5322 has it. */
    public String message() {
        String domain = from.substring(from.indexOf('@') + 1);
        return String.join(
                "\r\n",
                "From: " + from,
                "To: " + to,
                "Subject: " + encoded(text.subject()),
                "Date: " + DATE.format(time),
                "Message-ID: <" + id + "@" + domain + ">",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(text.body().getBytes(UTF_8)),
                "");
    }

    private static String encoded(String text) {
        StringBuilder words = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int start = 0; start < characters.length; start += WORD) {
            String word = new String(characters, start, Math.min(WORD, characters.length - start));
            words.append(words.isEmpty() ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(word.getBytes(UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }
}
