package io.lunapark.localstack.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.LocalFunction;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What API Gateway does in the cloud: finds the function of a route, calls it, and answers for it when it cannot. */
public final class Gateway extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** The limits of an HTTP API. */
    private static final int BODY_BYTES = 10 * 1024 * 1024;

    private static final int MOST_LET_COME = 10 * BODY_BYTES;

    private static final Duration LONGEST = Duration.ofSeconds(29);

    /** How long the whole body of a request may take to arrive. */
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    /** What Lambda gives a new account. Here it is also what the memory of this process is enough for. */
    private static final int CALLS_AT_ONCE = 1_000;

    /** The others wait their turn: more at once would only wait for each other in the stores, and give up there. */
    private static final int WORKING_AT_ONCE = 64;

    private final Routes<Entry> routes;
    private final Semaphore free = new Semaphore(CALLS_AT_ONCE);
    private final Semaphore idle = new Semaphore(WORKING_AT_ONCE, true);

    Gateway(Routes<Entry> routes) {
        this.routes = routes;
    }

    /** A function and the guard of its route. */
    record Entry(RouteGuard guard, LocalFunction function) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String requestId = UUID.randomUUID().toString();
        response.getHeaders().put("Apigw-Requestid", requestId);
        String path = String.valueOf(request.getHttpURI().getPath());
        Routes.Match<Entry> route = routes.find(request.getMethod(), path);
        if (route == null) {
            refuse(response, callback, 404, "Not Found");
            return true;
        }
        Entry entry = route.target();
        switch (entry.guard().check(Request.getRemoteAddr(request), authorization(request), path)) {
            case RouteGuard.Refused refused -> {
                if (!request.consumeAvailable()) {
                    response.getHeaders().put(HttpHeader.CONNECTION, "close");
                }
                write(response, callback, refused.answer());
            }
            case RouteGuard.Admitted admitted -> {
                byte[] body = arrived(request, response, callback);
                if (body != null) {
                    byte[] event = HttpEvent.of(request, route, body, requestId, admitted.claims());
                    if (event.length > LocalFunction.PAYLOAD_BYTES) {
                        refuse(response, callback, 413, "Request Entity Too Large");
                    } else if (!free.tryAcquire()) {
                        refuse(response, callback, 503, "Service Unavailable");
                    } else {
                        try {
                            answer(request, response, callback, entry.function(), event);
                        } finally {
                            free.release();
                        }
                    }
                }
            }
        }
        return true;
    }

    /** Two headers make no token: which of them would the next in line believe? */
    private static @Nullable String authorization(Request request) {
        List<String> values = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        return values.isEmpty() ? null : String.join(",", values);
    }

    private void answer(Request request, Response response, Callback callback, LocalFunction function, byte[] event)
            throws InterruptedException {
        AtomicBoolean answered = new AtomicBoolean();
        Duration patience = function.timeout().compareTo(LONGEST) < 0 ? function.timeout() : LONGEST;
        Scheduler.Task timeout = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> {
                            if (answered.compareAndSet(false, true)) {
                                LOG.warn("{} has not answered within {} s", function.id(), patience.toSeconds());
                                // The function still holds the connection: the next call on it would wait for this one.
                                response.getHeaders().put(HttpHeader.CONNECTION, "close");
                                refuse(response, callback, 503, "Service Unavailable");
                            }
                        },
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
        idle.acquire();
        HttpAnswer answer;
        try {
            if (answered.get()) {
                return; // too late: the caller has 503 already, so the function must not run
            }
            answer = call(function, event);
        } finally {
            idle.release();
        }
        timeout.cancel();
        if (answered.compareAndSet(false, true)) {
            if (answer == null) {
                refuse(response, callback, 500, "Internal Server Error");
            } else {
                write(response, callback, answer);
            }
        }
    }

    private static @Nullable HttpAnswer call(LocalFunction function, byte[] event) {
        try {
            return HttpAnswer.parse(function.invoke(event));
        } catch (FunctionFailure e) {
            LOG.error(e.getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("{} has answered what no gateway understands", function.id(), e);
        }
        return null;
    }

    private static void write(Response response, Callback callback, HttpAnswer answer) {
        response.setStatus(answer.status());
        for (Map.Entry<String, String> header : answer.headers()) {
            response.getHeaders().add(header.getKey(), header.getValue());
        }
        if (answer.body().length > 0 && !response.getHeaders().contains(HttpHeader.CONTENT_TYPE)) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        }
        response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        response.write(true, BufferUtil.toBuffer(answer.body()), callback);
    }

    private static void refuse(Response response, Callback callback, int status, String message) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, BufferUtil.toBuffer("{\"message\":\"" + message + "\"}", UTF_8), callback);
    }

    /** The body; null where it is too large, malformed, cut off or too slow, and that has been answered. */
    private static byte @Nullable [] arrived(Request request, Response response, Callback callback) {
        AtomicBoolean decided = new AtomicBoolean();
        Scheduler.Task late = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> {
                            if (decided.compareAndSet(false, true)) {
                                turnAway(response, callback, 408, "Request Timeout");
                            }
                        },
                        ARRIVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
        byte[] body = null;
        int status = 413;
        try {
            body = body(request);
        } catch (IOException e) {
            status = 400;
        }
        late.cancel();
        if (!decided.compareAndSet(false, true)) {
            return null;
        }
        if (body == null) {
            turnAway(response, callback, status, status == 413 ? "Request Entity Too Large" : "Bad Request");
        }
        return body;
    }

    /** What still comes on the connection is no request. */
    private static void turnAway(Response response, Callback callback, int status, String message) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        refuse(response, callback, status, message);
    }

    /**
     * The body, null when it is too large. The rest of it is let come first: to close a connection that still brings
     * something may take the answer away from who sends it.
     */
    private static byte @Nullable [] body(Request request) throws IOException {
        InputStream in = Content.Source.asInputStream(request);
        byte[] body = in.readNBytes(BODY_BYTES + 1);
        if (body.length <= BODY_BYTES) {
            return body;
        }
        in.skip(MOST_LET_COME);
        return null;
    }
}
