package io.lunapark.coasters;

final class PolishWords extends ProblemWords {

    @Override
    String missing(long wagons, long staff) {
        return listed(counted("brakuje ", staff, staffMissing(staff)), counted("brak ", wagons, wagonsMissing(wagons)));
    }

    @Override
    String rideTooLong(long missingStaff) {
        return listed(missing(0, missingStaff), "przejazd trwa dłużej niż godziny działania");
    }

    @Override
    String unstaffed(long capacity, long staffedCapacity) {
        return "personelu wystarcza tylko na przepustowość " + staffedCapacity + " z " + capacity;
    }

    @Override
    String surplus(long wagons, long staff) {
        return listed(counted("o ", wagons, wagonsTooMany(wagons)), counted("o ", staff, staffMissing(staff)))
                + " za dużo";
    }

    @Override
    String surplusCapacity(long wagons, long staff) {
        return "przepustowość ponad dwa razy większa niż potrzebna: " + surplus(wagons, staff);
    }

    /** Genitive, as after "brakuje"; of people the accusative, as after "o", is the same. */
    static String staffMissing(long number) {
        return number == 1 ? "pracownika" : "pracowników";
    }

    /** Genitive, as after "brak": it knows one and many only. */
    static String wagonsMissing(long number) {
        return number == 1 ? "wagonu" : "wagonów";
    }

    /** Accusative, as after "o": 2, 3 and 4 at the end have a form of their own, but for 12, 13 and 14. */
    static String wagonsTooMany(long number) {
        if (number == 1) {
            return "wagon";
        }
        boolean few = number % 10 >= 2 && number % 10 <= 4 && (number % 100 < 12 || number % 100 > 14);
        return few ? "wagony" : "wagonów";
    }
}
