package io.lunapark.coasters;

final class EnglishWords extends ProblemWords {

    @Override
    String missing(long wagons, long staff) {
        return "missing " + both(wagons, staff);
    }

    @Override
    String rideTooLong(long missingStaff) {
        return listed("a ride takes longer than the opening hours", counted("missing ", missingStaff, "staff"));
    }

    @Override
    String unstaffed(long capacity, long staffedCapacity) {
        return "there is staff for a capacity of only " + staffedCapacity + " of " + capacity;
    }

    @Override
    String surplus(long wagons, long staff) {
        return both(wagons, staff) + " too many";
    }

    @Override
    String surplusCapacity(long wagons, long staff) {
        return "more than twice the capacity needed: " + surplus(wagons, staff);
    }

    private static String both(long wagons, long staff) {
        return listed(counted("", wagons, wagon(wagons)), counted("", staff, "staff"));
    }

    static String wagon(long number) {
        return number == 1 ? "wagon" : "wagons";
    }
}
