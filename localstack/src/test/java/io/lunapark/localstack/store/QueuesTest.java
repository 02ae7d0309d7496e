package io.lunapark.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Redrive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueuesTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    @TempDir
    private Path directory;

    private ElasticMq queues;

    @BeforeEach
    void start() throws IOException {
        queues = new ElasticMq(
                directory,
                Ports.free(1).getFirst(),
                Passwords.accessKey(),
                "eu-central-1",
                "000000000000",
                List.of(
                        new Queue("Work", "work", Duration.ofMinutes(3), AT_ONCE, new Redrive("dead", 2)),
                        new Queue("Dead", "dead", Duration.ofMinutes(3), AT_ONCE, null)));
        queues.start();
    }

    @AfterEach
    void stop() {
        queues.stop();
    }

    @Test
    void messagesOutliveAStopAndThoseInSomebodysHandsAreVisibleAtOnce() {
        queues.send("work", IntStream.range(0, 20).mapToObj(i -> "message " + i).toList())
                .join();
        List<QueueMessage> first = queues.receive("work", 10, AT_ONCE);
        queues.delete("work", first.subList(0, 5));

        restart();

        assertThat(queues.backlog("work")).isEqualTo(15);
        assertThat(queues.receive("work", 20, AT_ONCE))
                .hasSize(15)
                .allSatisfy(message -> assertThat(message.received()).isOne())
                .extracting(QueueMessage::body)
                .contains("message 19")
                .doesNotContain(first.getFirst().body());
    }

    @Test
    void aMessageThatNobodyCanTakeGoesToTheDeadLettersAndStaysThere() {
        queues.send("work", List.of("poison")).join();
        for (int i = 0; i < 2; i++) {
            QueueMessage message =
                    queues.receive("work", 1, Duration.ofSeconds(1)).getFirst();
            queues.release("work", message, AT_ONCE);
        }
        assertThat(queues.receive("work", 1, Duration.ofMillis(300))).isEmpty();

        restart();

        assertThat(queues.backlog("work")).isZero();
        assertThat(queues.receive("dead", 1, Duration.ofSeconds(1)))
                .singleElement()
                .extracting(QueueMessage::body)
                .isEqualTo("poison");
    }

    @Test
    void theFileIsRewrittenWhenMostOfItIsAboutMessagesThatAreGone() throws IOException {
        String body = "x".repeat(100_000);
        for (int i = 0; i < 200; i++) {
            queues.send("work", List.of(body)).join();
            queues.delete("work", queues.receive("work", 1, Duration.ofSeconds(1)));
        }
        queues.send("work", List.of("last")).join();

        assertThat(directory.resolve("messages"))
                .satisfies(file -> assertThat(file.toFile().length()).isLessThan(17_000_000));
        restart();
        assertThat(queues.receive("work", 10, AT_ONCE))
                .singleElement()
                .extracting(QueueMessage::body)
                .isEqualTo("last");
    }

    @Test
    void aMessageOutlivesAStopAlsoWhereTheFileIsRewrittenAsItComes() {
        String body = "x".repeat(100_000);
        long before = 0;
        long now = 0;
        while (now >= before) {
            queues.delete("work", queues.receive("work", 1, AT_ONCE));
            before = now;
            queues.send("work", List.of(body)).join();
            now = directory.resolve("messages").toFile().length();
        }

        restart();

        assertThat(queues.receive("work", 10, AT_ONCE)).hasSize(1);
    }

    private void restart() {
        queues.stop();
        queues.start();
    }
}
