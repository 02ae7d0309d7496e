package io.lunapark.testing;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Callers who all start at the same moment. Who hears that a store is too busy comes again when the answer says. */
public final class AtOnce {

    private static final int MOST_TIMES = 10;

    private AtOnce() {}

    public static List<Answer> all(List<Supplier<Answer>> calls) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = calls.stream()
                    .map(call -> callers.submit(() -> {
                        start.await();
                        return patiently(call);
                    }))
                    .toList();
            start.countDown();
            return answers.stream().map(AtOnce::answer).toList();
        }
    }

    /** The same call from so many callers. */
    public static List<Answer> repeat(int callers, Supplier<Answer> call) {
        return all(Collections.nCopies(callers, call));
    }

    private static Answer patiently(Supplier<Answer> call) throws InterruptedException {
        Answer answer = call.get();
        for (int i = 0; i < MOST_TIMES && answer.status() == 503; i++) {
            Thread.sleep(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
            answer = call.get();
        }
        return answer;
    }

    private static Answer answer(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
