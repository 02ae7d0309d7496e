package io.lunapark.platform.http;

import io.lunapark.platform.http.InvalidRequest.BadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The faults found so far. One fault per field is enough to fix it, and a hundred are enough to read. */
final class BadFields {

    private static final int MOST = 100;

    private final List<BadField> found = new ArrayList<>();
    private int count;

    void add(String field, String reason) {
        add(new BadField(field, reason));
    }

    void add(String field, String reason, Map<String, Object> parameters) {
        add(new BadField(field, reason, parameters));
    }

    void add(BadField bad) {
        count++;
        if (found.size() < MOST
                && found.stream().noneMatch(known -> known.field().equals(bad.field()))) {
            found.add(bad);
        }
    }

    /** All that was added, told or not: a second fault of a field, or one too many, spoils its record all the same. */
    int count() {
        return count;
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(new InvalidRequest(found));
        }
    }
}
