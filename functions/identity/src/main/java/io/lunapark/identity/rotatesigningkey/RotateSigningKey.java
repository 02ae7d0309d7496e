package io.lunapark.identity.rotatesigningkey;

import io.lunapark.identity.token.KeyRing;
import io.lunapark.identity.token.SigningKeys;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the next signing key, and drops the oldest; at a deployment only the first, when there is none. */
@UseCase
public class RotateSigningKey implements Job {

    private static final Logger log = LoggerFactory.getLogger(RotateSigningKey.class);

    private final KeyRing keyRing;
    private final Clock clock;
    private final boolean firstOnly;

    RotateSigningKey(
            KeyRing keyRing,
            Clock clock,
            @Property(name = "lunapark.first-key-only", defaultValue = "false") boolean firstOnly) {
        this.keyRing = keyRing;
        this.clock = clock;
        this.firstOnly = firstOnly;
    }

    @Override
    public Map<String, Object> run() {
        Instant now = clock.instant();
        Optional<SigningKeys> present = keyRing.stored();
        Optional<SigningKeys> next = present.isEmpty()
                ? Optional.of(SigningKeys.first(now))
                : present.filter(keys -> !firstOnly).flatMap(keys -> keys.rotated(now));
        next.ifPresent(keyRing::store);
        next.ifPresent(keys -> log.info("The signing keys are now {}", keys.ids()));
        return Map.of("made", next.isPresent());
    }
}
