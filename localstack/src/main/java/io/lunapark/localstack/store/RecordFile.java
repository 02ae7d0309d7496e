package io.lunapark.localstack.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows, record by record: length, checksum, bytes. What {@link #append} has returned from survives the
 * end of the process, what {@link #force} has returned from survives the end of the machine. A torn record at the end is
 * cut off at the next opening. Not for several threads, except that one may read while another appends.
 */
public final class RecordFile implements AutoCloseable {

    static final int HEADER = 8;
    private static final int MOST = 16 * 1024 * 1024;

    private final FileChannel channel;
    private long size;

    private RecordFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens or creates, and forgets what is torn. */
    public static RecordFile open(Path path) throws IOException {
        RecordFile file = new RecordFile(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        Reader reader = file.reader(0);
        while (reader.next(file.channel.size()) != null) {
            file.size = reader.position();
        }
        file.channel.truncate(file.size);
        return file;
    }

    /** Opens for reading what another one writes; {@link #size} is that of now. */
    public static RecordFile reading(Path path) throws IOException {
        RecordFile file = new RecordFile(FileChannel.open(path, StandardOpenOption.READ));
        file.size = file.channel.size();
        return file;
    }

    /** Puts the header in front of a record, whose buffer has to begin with {@link #HEADER} free bytes; position at its end. */
    public static void seal(ByteBuffer record, int start) {
        int length = record.position() - start - HEADER;
        CRC32 checksum = new CRC32();
        checksum.update(record.array(), record.arrayOffset() + start + HEADER, length);
        record.putInt(start, length);
        record.putInt(start + 4, (int) checksum.getValue());
    }

    /** Appends sealed records. */
    public void append(ByteBuffer records) throws IOException {
        while (records.hasRemaining()) {
            size += channel.write(records, size);
        }
    }

    public void force() throws IOException {
        channel.force(false);
    }

    public long size() {
        return size;
    }

    public Reader reader(long position) {
        return new Reader(position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads forward from a position, which has to be the start of a record. */
    public final class Reader {

        private static final int CHUNK = 256 * 1024;

        private ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);
        private long position;
        private long filled;

        private Reader(long position) {
            this.position = position;
            this.filled = position;
        }

        /** The next record that ends before {@code end}, or null when there is none or it is torn. */
        public byte @Nullable [] next(long end) throws IOException {
            if (!has(HEADER, end)) {
                return null;
            }
            int length = buffer.getInt(buffer.position());
            int expected = buffer.getInt(buffer.position() + 4);
            if (length < 0 || length > MOST || !has(HEADER + length, end)) {
                return null;
            }
            byte[] record = new byte[length];
            buffer.get(buffer.position() + HEADER, record);
            CRC32 checksum = new CRC32();
            checksum.update(record);
            if ((int) checksum.getValue() != expected) {
                return null;
            }
            buffer.position(buffer.position() + HEADER + length);
            position += HEADER + length;
            return record;
        }

        /** Where the next record begins. */
        public long position() {
            return position;
        }

        private boolean has(int bytes, long end) throws IOException {
            if (buffer.remaining() >= bytes) {
                return true;
            }
            if (position + bytes > end) {
                return false;
            }
            ByteBuffer next =
                    bytes > buffer.capacity() ? ByteBuffer.allocate(bytes).put(buffer) : buffer.compact();
            while (next.position() < bytes) {
                int read = channel.read(
                        next.limit((int) Math.min(next.capacity(), next.position() + end - filled)), filled);
                if (read <= 0) {
                    break;
                }
                filled += read;
            }
            buffer = next.flip();
            return buffer.remaining() >= bytes;
        }
    }
}
