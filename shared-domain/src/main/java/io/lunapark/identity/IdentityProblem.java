package io.lunapark.identity;

import io.lunapark.kernel.Problem;
import java.util.UUID;

/** Everything for which identity refuses a wish. None tells more than the caller may know. */
public sealed interface IdentityProblem extends Problem {

    @Field("email")
    record EmailTaken() implements IdentityProblem, Conflict {}

    /** No such user, a wrong password, nobody active: whoever is told cannot tell which. */
    record WrongCredentials() implements IdentityProblem, Unauthorized {}

    /** Somebody signed in does not know the password that they have. */
    record WrongPassword(@Field String wrongField) implements IdentityProblem, Invalid {}

    record PasswordTooShort(@Field String wrongField, int min) implements IdentityProblem, Invalid {}

    record PasswordTooLong(@Field String wrongField, int max) implements IdentityProblem, Invalid {}

    record PasswordTooCommon(@Field String wrongField) implements IdentityProblem, Invalid {}

    /** Too often in a row for one account, or from one address. */
    record TooManyAttempts(long retryAfterSeconds) implements IdentityProblem, TooManyRequests {}

    /** Unknown, spent, expired, or of a session that is closed. */
    record RefreshTokenRefused() implements IdentityProblem, Unauthorized {}

    /** Unknown, used, void or expired. */
    record InvitationRefused() implements IdentityProblem, Invalid {}

    record UserNotFound(UUID userId) implements IdentityProblem, NotFound {}

    /** Who may not sign in is not invited to. */
    record UserNotActive(UUID userId) implements IdentityProblem, Conflict {}

    /** Without an active admin nobody could make another. */
    record LastAdmin() implements IdentityProblem, Conflict {}
}
