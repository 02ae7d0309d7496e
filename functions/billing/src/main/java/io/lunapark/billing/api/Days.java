package io.lunapark.billing.api;

import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days in requests, such as {@code 2026-11-21}. */
public final class Days {

    public static final String PATTERN = "^2[0-9]{3}-[0-9]{2}-[0-9]{2}$";

    private static final Pattern DAY = Pattern.compile(PATTERN);

    private Days() {}

    /** @throws ProblemException 400, which names the field */
    public static LocalDate of(String field, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // refused below
        }
        throw InvalidRequest.of(field, "invalid-format");
    }

    /** Empty where the caller does not say. */
    public static Optional<LocalDate> of(RequestContext request, String field) {
        return request.parameter(field).map(text -> of(field, text));
    }
}
