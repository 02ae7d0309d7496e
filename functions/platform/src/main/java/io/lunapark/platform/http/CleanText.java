package io.lunapark.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.IntPredicate;

/**
 * Text that every store and every encoder of ours can hold: no NUL (Postgres), no lone surrogate (UTF-8), and for queues no
 * control character and no noncharacter (SQS takes the characters of XML 1.0).
 */
public final class CleanText {

    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    static boolean isClean(String text) {
        return text.codePoints().noneMatch(CleanText::isHeldByNone);
    }

    /** The text with a replacement character for each that cannot be held. */
    static String of(String text) {
        return replaced(text, CleanText::isHeldByNone);
    }

    /** The same for a message of a queue and its attributes. */
    public static String forQueues(String text) {
        return replaced(text, c -> !isTakenByQueues(c));
    }

    /** JSON that means the same, in which each character that no queue takes is escaped. */
    public static String escaped(String json) {
        if (json.codePoints().allMatch(CleanText::isTakenByQueues)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (isTakenByQueues(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("\\u%04x".formatted(c));
            }
        });
        return escaped.toString();
    }

    /** As much of the beginning as fits into so many bytes of UTF-8. */
    public static String atMost(String text, int bytes) {
        int length = 0;
        int left = bytes;
        while (length < text.length()) {
            int c = text.codePointAt(length);
            left -= Character.toString(c).getBytes(UTF_8).length;
            if (left < 0) {
                break;
            }
            length += Character.charCount(c);
        }
        return text.substring(0, length);
    }

    private static String replaced(String text, IntPredicate isReplaced) {
        return text.codePoints().noneMatch(isReplaced)
                ? text
                : text.codePoints()
                        .map(c -> isReplaced.test(c) ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Half a pair comes as a code point of its own. */
    private static boolean isHeldByNone(int c) {
        return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isTakenByQueues(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c > 0xDFFF && c < 0xFFFE)
                || c > 0xFFFF;
    }
}
