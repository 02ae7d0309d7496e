package io.lunapark.billing;

/** Why money moved. Each kind moves it between a person and one account of the company. */
public enum EntryKind {
    /** A task landed on the person. */
    FEE(Account.EARNINGS),
    /** The person completed a task. */
    REWARD(Account.EARNINGS),
    /** A day was closed, and its balance was paid. */
    PAYOUT(Account.PAYOUTS),
    /** An admin approved a correction. */
    CORRECTION(Account.EARNINGS);

    private final Account other;

    EntryKind(Account other) {
        this.other = other;
    }

    /** The account on the other side. */
    public Account other() {
        return other;
    }
}
