package io.lunapark.localstack.store;

import java.security.SecureRandom;

/** Passwords of programs: never typed, and not to be guessed. */
public final class Passwords {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    /** DynamoDB Local takes nothing but letters and digits as an access key, and LocalStack takes some for accounts. */
    private static final String ACCESS_KEY = "lunapark";

    private Passwords() {}

    /** 190 random bits. */
    public static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** One that AWS's clients can show as their access key. */
    public static String accessKey() {
        return ACCESS_KEY + random();
    }
}
