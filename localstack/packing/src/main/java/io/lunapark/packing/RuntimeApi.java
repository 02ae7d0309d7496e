package io.lunapark.packing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.store.Passwords;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API for one function: its process asks here for the next event and brings the answer back. Events are
 * handed out one at a time, as to one execution environment. AWS's client shows no key, so the path holds it.
 */
final class RuntimeApi extends Handler.Abstract {

    private static final Pattern ANSWER = Pattern.compile("invocation/([^/]+)/(response|error)");

    private final String secret = "/" + Passwords.random();
    private final String arn;
    private final Duration timeout;
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final BlockingQueue<Optional<Call>> calls = new LinkedBlockingQueue<>();
    private volatile @Nullable Call current;

    RuntimeApi(String arn, Duration timeout) {
        this.arn = arn;
        this.timeout = timeout;
    }

    /**
     * When the process first asked for an event, by {@link System#nanoTime}; failed with a {@link StartFailure} when it
     * cannot start.
     */
    CompletableFuture<Long> ready() {
        return ready;
    }

    /** What all its paths begin with. */
    String path() {
        return secret;
    }

    CompletableFuture<Outcome> call(byte[] event) {
        Call call = new Call(UUID.randomUUID().toString(), event);
        calls.add(Optional.of(call));
        return call.outcome;
    }

    /** The process has ended, for that reason; waiting invocations fail. */
    void end(String reason) {
        StartFailure failure = new StartFailure(reason);
        ready.completeExceptionally(failure);
        Call call = current;
        if (call != null) {
            call.outcome.completeExceptionally(failure);
        }
        calls.add(Optional.empty());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String called = request.getHttpURI().getPath();
        String runtime = secret + "/2018-06-01/runtime/";
        if (!called.startsWith(runtime)) {
            return false;
        }
        String path = called.substring(runtime.length());
        Matcher answer = ANSWER.matcher(path);
        if (path.equals("invocation/next")) {
            ready.complete(System.nanoTime());
            next(response, callback);
        } else if (path.equals("restore/next")) {
            // Here Lambda takes the snapshot, and answers when it is restored.
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else if (path.equals("init/error")) {
            ready.completeExceptionally(
                    new StartFailure(UTF_8.decode(body(request)).toString()));
            accept(response, callback);
        } else if (answer.matches()) {
            byte[] body = BufferUtil.toArray(body(request));
            Call call = current;
            if (call == null || !call.id.equals(answer.group(1))) {
                response.setStatus(400);
                callback.succeeded();
                return true;
            }
            call.outcome.complete(new Outcome(
                    call.id, body, answer.group(2).equals("error"), Duration.ofNanos(System.nanoTime() - call.start)));
            accept(response, callback);
        } else {
            return false;
        }
        return true;
    }

    private void next(Response response, Callback callback) throws InterruptedException {
        Optional<Call> next = calls.take();
        if (next.isEmpty()) {
            response.setStatus(410);
            callback.succeeded();
            return;
        }
        Call call = next.get();
        current = call;
        response.getHeaders().put("Lambda-Runtime-Aws-Request-Id", call.id);
        response.getHeaders()
                .put("Lambda-Runtime-Deadline-Ms", Instant.now().plus(timeout).toEpochMilli());
        response.getHeaders().put("Lambda-Runtime-Invoked-Function-Arn", arn);
        response.getHeaders().put("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        response.getHeaders().put("Content-Type", "application/json");
        call.start = System.nanoTime();
        response.write(true, BufferUtil.toBuffer(call.event), callback);
    }

    private static ByteBuffer body(Request request) throws Exception {
        return Content.Source.asByteBuffer(request);
    }

    private static void accept(Response response, Callback callback) {
        response.setStatus(202);
        response.write(true, BufferUtil.toBuffer("{\"status\":\"OK\"}", UTF_8), callback);
    }

    private static final class Call {
        private final String id;
        private final byte[] event;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private volatile long start;

        private Call(String id, byte[] event) {
            this.id = id;
            this.event = event;
        }
    }
}
