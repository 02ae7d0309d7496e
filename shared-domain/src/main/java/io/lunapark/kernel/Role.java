package io.lunapark.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A role at the venue; a user may have several. Rights of each are in the {@link AccessTable}. */
public enum Role {
    ADMIN,
    MANAGER,
    ACCOUNTANT,
    EMPLOYEE,
    OPERATOR,
    SECURITY,
    BOXOFFICE,
    CUSTOMER,
    /** The computer of a site, which exchanges edits with the centre. */
    SITE;

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
