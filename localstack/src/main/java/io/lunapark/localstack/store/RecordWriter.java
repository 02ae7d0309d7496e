package io.lunapark.localstack.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes records into a buffer, which grows as needed. */
public final class RecordWriter {

    private ByteBuffer buffer = ByteBuffer.allocate(4096);
    private int start = -1;

    /** Begins a record; what was written before is gone. */
    public RecordWriter start(byte kind) {
        buffer.clear();
        start = -1;
        return add(kind);
    }

    /** Ends the present record, if there is one, and begins another after it. */
    public RecordWriter add(byte kind) {
        if (start >= 0) {
            RecordFile.seal(buffer, start);
        }
        start = buffer.position();
        room(RecordFile.HEADER + 1);
        buffer.position(start + RecordFile.HEADER);
        buffer.put(kind);
        return this;
    }

    public RecordWriter number(long number) {
        room(8);
        buffer.putLong(number);
        return this;
    }

    public RecordWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length);
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    /** The sealed records, valid until the next start. */
    public ByteBuffer end() {
        RecordFile.seal(buffer, start);
        return buffer.flip();
    }

    /** Reads what {@link #text(String)} has written. */
    public static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
    }
}
