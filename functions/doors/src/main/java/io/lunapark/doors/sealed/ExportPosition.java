package io.lunapark.doors.sealed;

import io.lunapark.platform.http.PageRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far an export has come: of each log first all checkpoints, then the entries door by door.
 *
 * @param log place of the log among all
 * @param first number of the first checkpoint of the log
 * @param number of the checkpoint that comes next; of the last one, once it is about entries
 * @param door whose entries come next; empty while it is about checkpoints
 * @param after place of its last entry that was exported; empty where none was
 */
record ExportPosition(int log, long first, long number, String door, String after) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9])/([0-9]{1,18})/([0-9]{1,18})/([^/]*)/(.*)", Pattern.DOTALL);

    static ExportPosition of(String cursor) {
        Matcher parts = TEXT.matcher(cursor);
        if (!parts.matches()) {
            throw PageRequest.badCursor();
        }
        return new ExportPosition(
                Integer.parseInt(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                parts.group(4),
                parts.group(5));
    }

    ExportPosition withCheckpoint(long next) {
        return new ExportPosition(log, first, next, "", "");
    }

    ExportPosition withDoor(long last, String next, String afterPlace) {
        return new ExportPosition(log, first, last, next, afterPlace);
    }

    String cursor(PageRequest page) {
        return page.cursor(log + "/" + first + "/" + number + "/" + door + "/" + after);
    }
}
