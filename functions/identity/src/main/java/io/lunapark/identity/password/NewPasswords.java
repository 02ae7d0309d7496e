package io.lunapark.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.Password;
import io.lunapark.identity.User;
import io.lunapark.platform.http.ProblemException;
import java.util.List;

/** Checks a new password. Only what sets passwords loads the word lists. */
public final class NewPasswords {

    /** Beyond them nothing gets easier to guess, and the estimate takes long. */
    private static final int ESTIMATED_CHARACTERS = 64;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private NewPasswords() {}

    /**
     * @param field of the request that it was typed into
     * @throws ProblemException where it is too easy to guess
     */
    public static Password choose(String typed, String field, EmailAddress email, String name) {
        return ProblemException.orValue(
                Password.chosen(typed, field, NewPasswords::guesses, User.personalWords(email, name)));
    }

    private static double guesses(String password, List<String> personal) {
        String measured = password.substring(0, Math.min(password.length(), ESTIMATED_CHARACTERS));
        return ZXCVBN.measure(measured, personal).getGuesses();
    }
}
