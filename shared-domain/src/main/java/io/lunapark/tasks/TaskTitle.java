package io.lunapark.tasks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a task is called, and its number in the tracker where it has one.
 *
 * @param jiraId such as {@code UBERPOP-42}
 */
public record TaskTitle(String title, @Nullable String jiraId) {

    /** In characters (code points). */
    public static final int MAX_LENGTH = 200;

    public static final int MAX_DESCRIPTION_LENGTH = 2000;

    /** No square brackets: they would hide a number of the tracker. */
    public static final String PATTERN = "^[^\\[\\]]*$";

    public static final String JIRA_ID_PATTERN = "^[A-Z][A-Z0-9]{0,19}-[1-9][0-9]{0,9}$";

    private static final Pattern WITH_JIRA_ID =
            Pattern.compile("^\\s*\\[([^\\[\\]]+)]\\s*[-–—]?\\s*(.*)$", Pattern.DOTALL);

    /** Reads a title of TaskAdded v1, which held both: {@code [UBERPOP-42] – change the shade}. */
    public static TaskTitle ofFirstVersion(String title) {
        Matcher both = WITH_JIRA_ID.matcher(title);
        return both.matches() && !both.group(2).isBlank()
                ? new TaskTitle(both.group(2).strip(), both.group(1).strip())
                : new TaskTitle(title, null);
    }
}
