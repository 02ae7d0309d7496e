package io.lunapark.identity.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.identity.Password;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as argon2id hashes, each with its own salt and parameters: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 * Library and parameters are chosen by measurement (docs/decisions/0016).
 */
@Singleton
public final class PasswordHashes {

    private static final Cost COST = new Cost(19_456, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Compared with the password of an unknown user: it costs the same work and never matches. */
    private static final String NOBODYS = form(COST, new byte[SALT_BYTES], new byte[HASH_BYTES]);

    /** Each takes 19 MiB and a whole processor: more at once would only take memory. */
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final SecureRandom random = new SecureRandom();

    public String hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return form(COST, salt, compute(password, COST, salt, HASH_BYTES));
    }

    /** Takes about as long whether there is a hash or not. */
    public boolean matches(Password password, Optional<String> hash) {
        Matcher parts = parts(hash.orElse(NOBODYS));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        boolean same = MessageDigest.isEqual(expected, compute(password, cost(parts), salt, expected.length));
        return same && hash.isPresent();
    }

    /** Whether it was made with other parameters than are used now. */
    public boolean isOutdated(String hash) {
        return !cost(parts(hash)).equals(COST);
    }

    private byte[] compute(Password password, Cost cost, byte[] salt, int length) {
        byte[] hash = new byte[length];
        processors.acquireUninterruptibly();
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.kib())
                    .withIterations(cost.passes())
                    .withParallelism(cost.lanes())
                    .withSalt(salt)
                    .build());
            argon2.generateBytes(password.text().getBytes(UTF_8), hash);
            return hash;
        } finally {
            processors.release();
        }
    }

    private static String form(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.kib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private static Matcher parts(String hash) {
        Matcher parts = FORM.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is no argon2id hash");
        }
        return parts;
    }

    private static Cost cost(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private record Cost(int kib, int passes, int lanes) {}
}
