package io.lunapark.coasters;

final class RussianWords extends ProblemWords {

    @Override
    String missing(long wagons, long staff) {
        return "не хватает "
                + listed(
                        counted("", wagons, endsInOne(wagons) ? "вагона" : "вагонов"),
                        counted("", staff, endsInOne(staff) ? "сотрудника" : "сотрудников"));
    }

    @Override
    String rideTooLong(long missingStaff) {
        return listed("поездка длится дольше часов работы", missingStaff == 0 ? "" : missing(0, missingStaff));
    }

    @Override
    String unstaffed(long capacity, long staffedCapacity) {
        return "персонала хватает лишь на пропускную способность " + staffedCapacity + " из " + capacity;
    }

    @Override
    String surplus(long wagons, long staff) {
        return "лишние: " + listed(counted("", wagons, wagon(wagons)), counted("", staff, employee(staff)));
    }

    @Override
    String surplusCapacity(long wagons, long staff) {
        return "пропускная способность более чем вдвое выше нужной, " + surplus(wagons, staff);
    }

    static String wagon(long number) {
        return form(number, "вагон", "вагона", "вагонов");
    }

    static String employee(long number) {
        return form(number, "сотрудник", "сотрудника", "сотрудников");
    }

    /** Nominative: by the last digit, but for 11 to 14. */
    private static String form(long number, String one, String few, String many) {
        if (endsInOne(number)) {
            return one;
        }
        boolean isFew = number % 10 >= 2 && number % 10 <= 4 && (number % 100 < 12 || number % 100 > 14);
        return isFew ? few : many;
    }

    private static boolean endsInOne(long number) {
        return number % 10 == 1 && number % 100 != 11;
    }
}
