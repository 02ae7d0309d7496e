package io.lunapark.coasters;

import java.util.LinkedHashMap;
import java.util.Map;

/** The bodies that operators send: the one way in which the suite makes test data. */
public final class Given {

    /** The two bodies of the original task, letter for letter. */
    public static final String POLISH_COASTER =
            "{\"liczba_personelu\":16,\"liczba_klientow\":60000,\"dl_trasy\":1800,\"godziny_od\":\"8:00\",\"godziny_do\":\"16:00\"}";

    public static final String POLISH_WAGON = "{\"ilosc_miejsc\":32,\"predkosc_wagonu\":1.2}";

    private Given() {}

    /** The coaster of the original task, with so much staff and so many clients. */
    public static Map<String, Object> coaster(int staff, int clients) {
        return coaster(staff, clients, "8:00", "16:00");
    }

    public static Map<String, Object> coaster(int staff, int clients, String opensAt, String closesAt) {
        Map<String, Object> body = settings(staff, clients, opensAt, closesAt);
        body.put("trackLengthM", 1800);
        return body;
    }

    /** What can be changed of a coaster. */
    public static Map<String, Object> settings(int staff, int clients, String opensAt, String closesAt) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("staff", staff);
        body.put("dailyClients", clients);
        body.put("opensAt", opensAt);
        body.put("closesAt", closesAt);
        return body;
    }

    /** The wagon of the original task. */
    public static Map<String, Object> wagon() {
        return wagon(32, "1.2");
    }

    public static Map<String, Object> wagon(int seats, String speedMps) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("seats", seats);
        body.put("speedMps", new java.math.BigDecimal(speedMps));
        return body;
    }

    /** The same body with one field more, or another value in it. */
    public static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
