package io.lunapark.identity.token;

import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signing keys where they are kept; read again every few minutes, so that a rotation needs no deployment. */
@Singleton
public final class KeyRing {

    static final Duration READ_EVERY = Duration.ofMinutes(5);

    private final Secrets secrets;
    private final String address;
    private final Clock clock;
    private volatile @Nullable Held held;

    KeyRing(Secrets secrets, @Property(name = "lunapark.signing-keys") String address, Clock clock) {
        this.secrets = secrets;
        this.address = address;
        this.clock = clock;
    }

    public SigningKeys keys() {
        Held present = held;
        Instant now = clock.instant();
        if (present == null || !now.isBefore(present.readAt().plus(READ_EVERY))) {
            present = new Held(
                    stored().orElseThrow(
                                    () -> new IllegalStateException("No signing key was made yet: RotateSigningKey")),
                    now);
            held = present;
        }
        return present.keys();
    }

    /** The stored keys; empty before the first key was made, or when the secret was emptied. */
    public Optional<SigningKeys> stored() {
        return secrets.read(address).filter(text -> !text.isBlank()).map(SigningKeys::parse);
    }

    public void store(SigningKeys keys) {
        secrets.write(address, keys.toJson());
    }

    private record Held(SigningKeys keys, Instant readAt) {}
}
