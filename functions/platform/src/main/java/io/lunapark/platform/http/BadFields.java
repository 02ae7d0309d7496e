package io.lunapark.platform.http;

import io.lunapark.platform.http.InvalidRequest.BadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found wrong so far. One fault per field is enough to mend it, and nobody reads more than a hundred. */
final class BadFields {

    private static final int MOST = 100;

    private final List<BadField> found = new ArrayList<>();

    void add(String field, String reason) {
        add(new BadField(field, reason));
    }

    void add(String field, String reason, Map<String, Object> parameters) {
        add(new BadField(field, reason, parameters));
    }

    void add(BadField bad) {
        if (found.size() < MOST
                && found.stream().noneMatch(known -> known.field().equals(bad.field()))) {
            found.add(bad);
        }
    }

    int count() {
        return found.size();
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(new InvalidRequest(found));
        }
    }
}
