package io.lunapark.identity;

import io.lunapark.identity.IdentityProblem.PasswordTooCommon;
import io.lunapark.identity.IdentityProblem.PasswordTooLong;
import io.lunapark.identity.IdentityProblem.PasswordTooShort;
import io.lunapark.kernel.Decision;
import java.text.Normalizer;
import java.util.List;

/**
 * A password as it is typed, in normal form C: the same key on another keyboard may send an accent as a letter of its
 * own. NFC as in RFC 8265 (OpaqueString), not NFKC, which would take different characters for the same one.
 */
public record Password(String text) {

    /** NIST SP 800-63B-4, 3.1.1.2: where there is no second factor. Characters are code points. */
    public static final int MIN_LENGTH = 15;

    public static final int MAX_LENGTH = 128;

    /** Number of guesses that takes years even with stolen hashes: score 4 of 4 in zxcvbn. */
    public static final double MIN_GUESSES = 1e10;

    /** Longer than any real password; refused before it is hashed. */
    public static final int MAX_TYPED = 1_000;

    public Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Long enough, and hard to guess. */
    public static Decision<Password> chosen(String typed, String field, Guesses guesses, List<String> personal) {
        Password password = new Password(typed);
        int length = password.text.codePointCount(0, password.text.length());
        if (length < MIN_LENGTH) {
            return Decision.refused(new PasswordTooShort(field, MIN_LENGTH));
        }
        if (length > MAX_LENGTH) {
            return Decision.refused(new PasswordTooLong(field, MAX_LENGTH));
        }
        if (guesses.needed(password.text, personal) < MIN_GUESSES) {
            return Decision.refused(new PasswordTooCommon(field));
        }
        return Decision.accepted(password);
    }

    @Override
    public String toString() {
        return "…";
    }

    /** Estimates how many guesses a password withstands when the guesser knows these words about the person. */
    @FunctionalInterface
    public interface Guesses {

        double needed(String password, List<String> personal);
    }
}
