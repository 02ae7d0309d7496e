package io.lunapark.platform.json;

import io.lunapark.kernel.Role;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Roles by their names in lower case, as in tokens and in the table of who may do what. */
@Primary
@Singleton
public final class RoleSerde implements Serde<Role> {

    @Override
    public Role deserialize(Decoder decoder, DecoderContext context, Argument<? super Role> type) throws IOException {
        return Role.of(decoder.decodeString()).orElseThrow(() -> new IllegalArgumentException("There is no such role"));
    }

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends Role> type, Role value)
            throws IOException {
        encoder.encodeString(value.toString());
    }
}
