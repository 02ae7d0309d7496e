package io.lunapark.platform.json;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalTime;

/** Times of day as people write them, {@code 08:00}, and with seconds only where there are any. */
@Primary
@Singleton
final class TimeOfDaySerde implements Serde<LocalTime> {

    @Override
    public LocalTime deserialize(Decoder decoder, DecoderContext context, Argument<? super LocalTime> type)
            throws IOException {
        return LocalTime.parse(decoder.decodeString());
    }

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends LocalTime> type, LocalTime value)
            throws IOException {
        encoder.encodeString(value.toString());
    }
}
