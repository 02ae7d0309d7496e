package io.lunapark.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void threadsHaveTheDeadlineOfTheInvocationThatStartsThemAndItEndsWithIt() throws Exception {
        Deadline.within(Duration.ofSeconds(10), () -> {
            Deadline.within(Duration.ofSeconds(5), () -> {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    assertThat(threads.submit(Deadline::left).get())
                            .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
                }
            });
            assertThat(Deadline.left()).isGreaterThan(Duration.ofSeconds(5));
        });
        assertThat(Deadline.left()).isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void nothingIsLeftOfATimeThatIsOver() {
        Deadline.within(Duration.ofSeconds(-1), () -> {
            assertThat(Deadline.left()).isZero();
            assertThat(Deadline.isNearerThan(Duration.ofMillis(1))).isTrue();
        });
    }
}
