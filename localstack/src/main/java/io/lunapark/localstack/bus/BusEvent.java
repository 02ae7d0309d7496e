package io.lunapark.localstack.bus;

import io.lunapark.localstack.store.RecordWriter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An accepted event; {@code json} is what its consumers get. */
record BusEvent(String bus, String source, String type, String json) {

    private static final byte EVENT = 'E';

    void write(RecordWriter writer) {
        writer.add(EVENT).text(bus).text(source).text(type).text(json);
    }

    static BusEvent read(byte[] record) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
        try {
            in.readByte();
            return new BusEvent(
                    RecordWriter.text(in), RecordWriter.text(in), RecordWriter.text(in), RecordWriter.text(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
