package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunnerTest {

    @Test
    void theEndOfAProcessIsNoticed() throws Exception {
        Process process = sleeping();
        CompletableFuture<Void> noticed = new CompletableFuture<>();

        Runner.atEndOf(process.pid(), () -> noticed.complete(null));
        assertThat(noticed).isNotDone();
        process.destroy();

        noticed.get(10, TimeUnit.SECONDS);
    }

    /** Its orphans have another parent by now. */
    @Test
    void aProcessThatHasEndedBeforeIsNoticedAtOnce() throws Exception {
        Process process = sleeping();
        process.destroy();
        process.waitFor();
        CompletableFuture<Void> noticed = new CompletableFuture<>();

        Runner.atEndOf(process.pid(), () -> noticed.complete(null));

        noticed.get(10, TimeUnit.SECONDS);
    }

    private static Process sleeping() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
