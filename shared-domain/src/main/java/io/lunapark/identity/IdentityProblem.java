package io.lunapark.identity;

import io.lunapark.kernel.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything for which identity refuses a wish. None tells more than the caller may know. */
public sealed interface IdentityProblem extends Problem {

    @Override
    default int status() {
        return 400;
    }

    record EmailTaken() implements IdentityProblem {
        @Override
        public String code() {
            return "email-taken";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public Optional<String> field() {
            return Optional.of("email");
        }
    }

    /** No such user, a wrong password, nobody active: whoever is told cannot tell which. */
    record WrongCredentials() implements IdentityProblem {
        @Override
        public String code() {
            return "wrong-credentials";
        }

        @Override
        public int status() {
            return 401;
        }
    }

    /** Somebody signed in does not know the password that they have. */
    record WrongPassword(String wrongField) implements IdentityProblem {
        @Override
        public String code() {
            return "wrong-password";
        }

        @Override
        public Optional<String> field() {
            return Optional.of(wrongField);
        }
    }

    record PasswordTooShort(String wrongField, int min) implements IdentityProblem {
        @Override
        public String code() {
            return "password-too-short";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("min", min);
        }

        @Override
        public Optional<String> field() {
            return Optional.of(wrongField);
        }
    }

    record PasswordTooLong(String wrongField, int max) implements IdentityProblem {
        @Override
        public String code() {
            return "password-too-long";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("max", max);
        }

        @Override
        public Optional<String> field() {
            return Optional.of(wrongField);
        }
    }

    record PasswordTooCommon(String wrongField) implements IdentityProblem {
        @Override
        public String code() {
            return "password-too-common";
        }

        @Override
        public Optional<String> field() {
            return Optional.of(wrongField);
        }
    }

    /** Too often in a row for one account, or from one address. */
    record TooManyAttempts(long retryAfterSeconds) implements IdentityProblem {
        @Override
        public String code() {
            return "too-many-attempts";
        }

        @Override
        public int status() {
            return 429;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("retryAfterSeconds", retryAfterSeconds);
        }
    }

    /** Unknown, spent, expired, or of a session that is closed. */
    record RefreshTokenRefused() implements IdentityProblem {
        @Override
        public String code() {
            return "refresh-token-refused";
        }

        @Override
        public int status() {
            return 401;
        }
    }

    /** Unknown, used, void or expired. */
    record InvitationRefused() implements IdentityProblem {
        @Override
        public String code() {
            return "invitation-refused";
        }
    }

    record UserNotFound(UUID userId) implements IdentityProblem {
        @Override
        public String code() {
            return "user-not-found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("userId", userId);
        }
    }

    /** Who may not sign in is not invited to. */
    record UserNotActive(UUID userId) implements IdentityProblem {
        @Override
        public String code() {
            return "user-not-active";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("userId", userId);
        }
    }

    /** Without an active admin nobody could make another. */
    record LastAdmin() implements IdentityProblem {
        @Override
        public String code() {
            return "last-admin";
        }

        @Override
        public int status() {
            return 409;
        }
    }
}
