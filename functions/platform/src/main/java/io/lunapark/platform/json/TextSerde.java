package io.lunapark.platform.json;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import java.io.IOException;
import java.util.function.Function;

/** A type of the domain that JSON knows as a text: what {@code toString} says, and what reads that. */
public final class TextSerde<T> implements Serde<T> {

    private final Function<String, T> parse;

    /** @param parse throws {@link IllegalArgumentException} for a text that is none */
    public TextSerde(Function<String, T> parse) {
        this.parse = parse;
    }

    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type) throws IOException {
        return parse.apply(decoder.decodeString());
    }

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends T> type, T value)
            throws IOException {
        encoder.encodeString(value.toString());
    }
}
