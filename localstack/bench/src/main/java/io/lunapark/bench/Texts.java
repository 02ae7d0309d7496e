package io.lunapark.bench;

/** The calls that the bench makes. */
final class Texts {

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
}
