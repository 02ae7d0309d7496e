package io.lunapark.coasters;

/** As in Brazil. The verb, too, goes with the number. */
final class PortugueseWords extends ProblemWords {

    @Override
    String missing(long wagons, long staff) {
        return listed(
                counted(wagons == 1 ? "falta " : "faltam ", wagons, wagon(wagons)),
                counted(staff == 1 ? "falta " : "faltam ", staff, employee(staff)));
    }

    @Override
    String rideTooLong(long missingStaff) {
        return listed("uma volta dura mais que o horário de funcionamento", missing(0, missingStaff));
    }

    @Override
    String unstaffed(long capacity, long staffedCapacity) {
        return "há funcionários para uma capacidade de apenas " + staffedCapacity + " de " + capacity;
    }

    @Override
    String surplus(long wagons, long staff) {
        return listed(
                counted(wagons == 1 ? "sobra " : "sobram ", wagons, wagon(wagons)),
                counted(staff == 1 ? "sobra " : "sobram ", staff, employee(staff)));
    }

    @Override
    String surplusCapacity(long wagons, long staff) {
        return "mais que o dobro da capacidade necessária: " + surplus(wagons, staff);
    }

    static String wagon(long number) {
        return number == 1 ? "vagão" : "vagões";
    }

    static String employee(long number) {
        return number == 1 ? "funcionário" : "funcionários";
    }
}
