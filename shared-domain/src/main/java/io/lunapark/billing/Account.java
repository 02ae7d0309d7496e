package io.lunapark.billing;

import java.util.UUID;

/** An account of the ledger, such as {@code employee:{id}}. */
public record Account(String name) {

    /** What the company earns. */
    public static final Account EARNINGS = new Account("company:earnings");

    /** What has left the house. */
    public static final Account PAYOUTS = new Account("payouts");

    public static Account of(UUID personId) {
        return new Account("employee:" + personId);
    }
}
