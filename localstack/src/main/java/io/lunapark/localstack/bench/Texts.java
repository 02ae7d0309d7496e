package io.lunapark.localstack.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that the bench makes, and what it looks for in the answers. */
final class Texts {

    private static final Pattern ID = Pattern.compile("\\\\?\"id\\\\?\" ?: ?\\\\?\"([0-9a-f-]{36})");

    private Texts() {}

    /** A coaster of ordinary size, with too few wagons whatever the number of its staff. */
    static String coaster(int staff) {
        return """
                {"name":"Bench","staff":%d,"dailyClients":20000,"trackLengthM":1800,"opensAt":"8:00","closesAt":"16:00"}\
                """.formatted(staff);
    }

    static String wagon() {
        return "{\"seats\":32,\"speedMps\":1.2}";
    }

    /** The first id in an answer, also where the answer is itself a text in JSON. */
    static String id(String answer) {
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("an answer without an id: " + answer);
        }
        return id.group(1);
    }
}
