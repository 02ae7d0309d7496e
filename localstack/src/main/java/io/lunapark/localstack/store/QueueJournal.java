package io.lunapark.localstack.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.actor.queue.InternalMessage;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What is in the queues, on disk: messages outlive a killed process. A file of what happened to them, rewritten when most
 * of it is about messages that are gone. Not for several threads.
 */
final class QueueJournal implements AutoCloseable {

    private static final byte ADDED = 'A';
    private static final byte UPDATED = 'U';
    private static final byte REMOVED = 'R';
    private static final long REWRITE_FROM = 16L * 1024 * 1024;

    private final Path path;
    private final Map<String, Map<String, Held>> held = new LinkedHashMap<>();
    private final RecordWriter writer = new RecordWriter();
    private RecordFile file;
    private long heldBytes;
    private final Map<String, AtomicInteger> sizes = new ConcurrentHashMap<>();

    QueueJournal(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.file = RecordFile.open(path);
        replay();
    }

    void added(String queue, InternalMessage message) throws IOException {
        int bytes = write(queue, message);
        put(queue, message, bytes);
        // ElasticMQ does not always tell that a message has left the queue from which it went to the dead letters.
        String source = message.deadLetterSourceQueueName().getOrElse(() -> "");
        if (held.getOrDefault(source, Map.of()).containsKey(message.id())) {
            removed(source, message.id());
        }
        rewriteIfWorthIt();
    }

    void updated(String queue, InternalMessage message) throws IOException {
        writer.start(UPDATED).text(queue).text(message.id());
        state(message);
        append();
        rewriteIfWorthIt();
    }

    void removed(String queue, String id) throws IOException {
        forget(queue, id);
        writer.start(REMOVED).text(queue).text(id);
        append();
        rewriteIfWorthIt();
    }

    /**
     * Messages of a queue, the oldest first. Only right after opening: no consumer holds a message, so hidden
     * ones are visible at once, and a try that never ended does not count.
     */
    List<InternalMessage> messages(String queue, long now) {
        List<InternalMessage> messages = held.getOrDefault(queue, Map.of()).values().stream()
                .map(Held::message)
                .toList();
        messages.stream()
                .filter(message -> message.receiveCount() > 0 && message.nextDelivery() > now)
                .forEach(message -> {
                    message.nextDelivery_$eq(now);
                    message.receiveCount_$eq(message.receiveCount() - 1);
                });
        return messages;
    }

    /** How many messages a queue has; may be asked by any thread. */
    int size(String queue) {
        AtomicInteger size = sizes.get(queue);
        return size == null ? 0 : size.get();
    }

    @Override
    public void close() throws IOException {
        file.force();
        file.close();
    }

    private void put(String queue, InternalMessage message, int bytes) {
        held.computeIfAbsent(queue, q -> new LinkedHashMap<>()).put(message.id(), new Held(message, bytes));
        heldBytes += bytes;
        count(queue, 1);
    }

    private void forget(String queue, String id) {
        Map<String, Held> messages = held.get(queue);
        Held gone = messages == null ? null : messages.remove(id);
        if (gone != null) {
            heldBytes -= gone.bytes();
            count(queue, -1);
        }
    }

    private void count(String queue, int more) {
        sizes.computeIfAbsent(queue, q -> new AtomicInteger()).addAndGet(more);
    }

    private int write(String queue, InternalMessage message) throws IOException {
        writer.start(ADDED).text(queue).text(message.id());
        state(message);
        writer.number(message.created().toInstant().toEpochMilli());
        writer.text(message.deadLetterSourceQueueName().getOrElse(() -> ""));
        var attributes = CollectionConverters.asJava(message.messageAttributes());
        writer.number(attributes.size());
        for (var attribute : attributes.entrySet()) {
            writer.text(attribute.getKey()).text(attribute.getValue().getDataType());
            writer.text(StoredAttribute.value(attribute.getValue()));
        }
        writer.text(message.content().value());
        return append();
    }

    private void state(InternalMessage message) {
        writer.number(message.nextDelivery()).number(message.receiveCount());
        writer.number(
                message.firstReceive() instanceof OnDateTimeReceived received
                        ? received.when().toInstant().toEpochMilli()
                        : 0);
    }

    private int append() throws IOException {
        ByteBuffer record = writer.end();
        int bytes = record.remaining();
        file.append(record);
        return bytes;
    }

    /** When all that was appended is held too: what is not held is not in the new file. */
    private void rewriteIfWorthIt() throws IOException {
        if (file.size() > REWRITE_FROM && file.size() > 4 * heldBytes) {
            rewrite();
        }
    }

    private void rewrite() throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        RecordFile old = file;
        file = RecordFile.open(next);
        for (Map.Entry<String, Map<String, Held>> queue : held.entrySet()) {
            for (Held message : queue.getValue().values()) {
                write(queue.getKey(), message.message());
            }
        }
        file.force();
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        old.close();
    }

    private void replay() throws IOException {
        RecordFile.Reader reader = file.reader(0);
        for (byte[] record = reader.next(file.size()); record != null; record = reader.next(file.size())) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
            byte what = in.readByte();
            String queue = RecordWriter.text(in);
            String id = RecordWriter.text(in);
            switch (what) {
                case ADDED -> put(queue, read(id, in), record.length);
                case UPDATED -> {
                    Held message = held.getOrDefault(queue, Map.of()).get(id);
                    if (message != null) {
                        restore(message.message(), in);
                    }
                }
                case REMOVED -> forget(queue, id);
                default -> throw new IOException(path + " holds a record of an unknown kind: " + what);
            }
        }
    }

    private static void restore(InternalMessage message, DataInputStream in) throws IOException {
        message.nextDelivery_$eq(in.readLong());
        message.receiveCount_$eq((int) in.readLong());
        message.firstReceive_$eq(received(in.readLong()));
    }

    private static Received received(long millis) {
        return millis == 0 ? NeverReceived$.MODULE$ : new OnDateTimeReceived(time(millis));
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    private static InternalMessage read(String id, DataInputStream in) throws IOException {
        long nextDelivery = in.readLong();
        int receiveCount = (int) in.readLong();
        Received first = received(in.readLong());
        OffsetDateTime created = time(in.readLong());
        String source = RecordWriter.text(in);
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (long left = in.readLong(); left > 0; left--) {
            attributes.put(RecordWriter.text(in), StoredAttribute.of(RecordWriter.text(in), RecordWriter.text(in)));
        }
        return new InternalMessage(
                id,
                scala.collection.mutable.Buffer$.MODULE$.<String>empty(),
                nextDelivery,
                new MessageContent(RecordWriter.text(in)),
                scala.collection.immutable.Map.from(CollectionConverters.asScala(attributes)),
                created,
                0,
                first,
                receiveCount,
                false,
                none(),
                none(),
                none(),
                none(),
                source.isEmpty() ? none() : Option.apply(source));
    }

    private static <T> Option<T> none() {
        return Option.empty();
    }

    private record Held(InternalMessage message, int bytes) {}

    /** A message attribute as text. */
    private static final class StoredAttribute {

        static String value(MessageAttribute attribute) {
            if (attribute instanceof BinaryMessageAttribute binary) {
                return binary.asBase64();
            }
            return attribute instanceof NumberMessageAttribute number
                    ? number.stringValue()
                    : ((StringMessageAttribute) attribute).stringValue();
        }

        static MessageAttribute of(String type, String value) {
            int dot = type.indexOf('.');
            Option<String> custom = dot < 0 ? none() : Option.apply(type.substring(dot + 1));
            return switch (dot < 0 ? type : type.substring(0, dot)) {
                case "Number" -> new NumberMessageAttribute(value, custom);
                case "Binary" -> BinaryMessageAttribute.fromBase64(value, custom);
                default -> new StringMessageAttribute(value, custom);
            };
        }
    }
}
