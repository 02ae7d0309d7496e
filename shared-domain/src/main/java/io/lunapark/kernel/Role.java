package io.lunapark.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does at the venue; a user may have several. What each may do is in the {@link AccessTable}. */
public enum Role {
    ADMIN,
    MANAGER,
    ACCOUNTANT,
    EMPLOYEE,
    OPERATOR,
    SECURITY,
    BOXOFFICE,
    CUSTOMER;

    /** As in tokens, requests and the table, e.g. {@code boxoffice}; empty for what is no role. */
    public static Optional<Role> of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
