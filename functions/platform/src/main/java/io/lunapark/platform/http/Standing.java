package io.lunapark.platform.http;

/**
 * Who a caller is now. A system that has one goes by it instead of by the token, which may be minutes old: a role that was
 * withdrawn, or an account that was deactivated, decides nothing there any more.
 */
public interface Standing {

    /** The caller with their present roles; refuses a user who is no longer active. */
    Caller now(Caller caller);
}
