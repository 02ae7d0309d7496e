package io.lunapark.doors.exporthistory;

import io.lunapark.platform.http.PageRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far an export has come: first all checkpoints, then the entries door by door.
 *
 * @param first number of the first checkpoint of all
 * @param number of the checkpoint that comes next; of the last one, once it is about entries
 * @param door whose entries come next; empty while it is about checkpoints
 * @param after place of its last entry that was exported; empty where none was
 */
record ExportPosition(long first, long number, String door, String after) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})/([^/]*)/(.*)", Pattern.DOTALL);

    static ExportPosition of(String cursor) {
        Matcher parts = TEXT.matcher(cursor);
        if (!parts.matches()) {
            throw PageRequest.badCursor();
        }
        return new ExportPosition(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3), parts.group(4));
    }

    ExportPosition withCheckpoint(long next) {
        return new ExportPosition(first, next, "", "");
    }

    ExportPosition withDoor(long last, String next, String afterPlace) {
        return new ExportPosition(first, last, next, afterPlace);
    }

    @Override
    public String toString() {
        return first + "/" + number + "/" + door + "/" + after;
    }
}
