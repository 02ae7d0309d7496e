package io.lunapark.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;

/** Changes of coasters at a steady pace, some of them followed into the view. */
final class Load {

    private static final int CALLERS = 8;
    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(3);

    private final ChildStack stack;
    private final List<String> coasters;
    private final View view;

    Load(ChildStack stack, List<String> coasters, View view) {
        this.stack = stack;
        this.coasters = coasters;
        this.view = view;
    }

    /**
     * What came of it. {@code answered} counts from when a call was due, {@code visible} from its answer, {@code whole}
     * from when it was due until its effect could be read; {@code stored} is the base, a write and a read of the store.
     *
     * @param perSecond of calls that were answered, over the whole time until the last one was
     */
    record Result(double perSecond, long failed, Sample answered, Sample visible, Sample whole, Sample stored) {}

    /** Eight callers who each wait for the answer, and at the end for the view: as fast as it goes, but no faster. */
    void warmUp(Duration length) {
        Result unused = new Result(0, 0, new Sample(), new Sample(), new Sample(), new Sample());
        long end = System.nanoTime() + length.toNanos();
        try (HttpClient client = client();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.execute(() -> {
                    for (int n = caller; System.nanoTime() < end; n += CALLERS) {
                        call(client, n, System.nanoTime(), n / CALLERS % 10 == 0, unused, new AtomicLong());
                    }
                });
            }
        }
    }

    /** Waits until the view shows what was changed before, however far it has fallen behind. */
    void settle() throws IOException, InterruptedException {
        try (HttpClient client = client()) {
            for (int number = 0; number < CALLERS; number++) {
                view.awaitVersion(coaster(number), version(change(client, number)), UNTIL_SETTLED);
            }
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** @param watched every how many-th call is followed into the view, and has a bare write beside it */
    Result run(int perSecond, Duration length, int watched) {
        Result sum = new Result(0, 0, new Sample(), new Sample(), new Sample(), new Sample());
        long start = System.nanoTime();
        AtomicLong lastAnswer = new AtomicLong(start + 1);
        long calls;
        try (HttpClient client = client()) {
            calls = Pace.keep(perSecond, length, (number, due) -> {
                call(client, number, due, number % watched == 0, sum, lastAnswer);
                if (number % watched == watched / 2) {
                    writeAndRead(number, sum.stored());
                }
            });
        }
        return new Result(
                sum.answered().size() * 1e9 / (lastAnswer.get() - start),
                calls - sum.answered().size(),
                sum.answered(),
                sum.visible(),
                sum.whole(),
                sum.stored());
    }

    private void writeAndRead(int number, Sample stored) {
        long start = System.nanoTime();
        try {
            view.writeAndRead(number);
        } catch (SdkException e) {
            // A store that is so busy that it refuses: its time counts, its answer does not matter here.
        }
        stored.add(System.nanoTime() - start);
    }

    private void call(HttpClient client, int number, long due, boolean isWatched, Result sum, AtomicLong lastAnswer) {
        try {
            HttpResponse<Void> answer = change(client, number);
            long answered = System.nanoTime();
            if (answer.statusCode() != 200) {
                return;
            }
            lastAnswer.accumulateAndGet(answered, Math::max);
            sum.answered().add(answered - due);
            if (isWatched) {
                view.awaitVersion(coaster(number), version(answer), View.PATIENCE);
                long visible = System.nanoTime();
                sum.visible().add(visible - answered);
                sum.whole().add(visible - due);
            }
        } catch (IOException | SdkException e) {
            // Not answered: what is missing to the calls that were made is counted as failed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<Void> change(HttpClient client, int number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stack.url().resolve("/api/coasters/" + coaster(number)))
                .header("Content-Type", "application/json")
                .header("Authorization", stack.authorization())
                .PUT(HttpRequest.BodyPublishers.ofString(Texts.coaster(20 + number % 50)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private String coaster(int number) {
        return coasters.get(number % coasters.size());
    }

    private static long version(HttpResponse<Void> answer) {
        return Long.parseLong(answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }
}
