package io.lunapark.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment as the API document tells it.
 *
 * @param summary its first sentence, without the full stop
 * @param description what follows, in Markdown; often empty
 */
record Comment(String summary, String description) {

    private static final Pattern BLOCK_TAGS = Pattern.compile("(?ms)^\\s*@\\w.*");
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|link)\\s+#?([^}]*)}");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(.*?)\\.(?:\\s+(.*))?");

    static Comment of(String text) {
        String plain = CODE.matcher(BLOCK_TAGS.matcher(text).replaceFirst("")).replaceAll("`$1`");
        String line = plain.replaceAll("\\s+", " ").strip();
        Matcher sentences = FIRST_SENTENCE.matcher(line);
        if (!sentences.matches()) {
            return new Comment(line, "");
        }
        String rest = sentences.group(2);
        return new Comment(sentences.group(1), rest == null ? "" : rest);
    }
}
