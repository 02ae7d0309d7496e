package io.lunapark.localstack.store;

import io.lunapark.localstack.StartFailure;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** An HTTP server that only this machine can reach, with a guard in front; every request gets a virtual thread of its own. */
public final class LoopbackServer implements Store {

    private static final int HEADER_BYTES = 16 * 1024;

    /** Who comes beyond these waits until one is closed: each takes memory, even when it says nothing. */
    private static final int CONNECTIONS = 2_000;

    /** In milliseconds: how long a connection may say nothing while others wait for it. */
    private static final int IDLE_WHILE_OTHERS_WAIT = 1_000;

    private final String name;
    private final int port;
    private final Guard guard;
    private final Supplier<Handler> handler;
    private @Nullable Server running;

    /** The handler is made anew at every start. */
    public LoopbackServer(String name, int port, Guard guard, Supplier<Handler> handler) {
        this.name = name;
        this.port = port;
        this.guard = guard;
        this.handler = handler;
    }

    @Override
    public synchronized void start() {
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setName(name);
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-"));
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(512);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(IDLE_WHILE_OTHERS_WAIT);
        server.addBean(limit);
        server.setHandler(new Guarded(handler.get()));
        server.setStopTimeout(0);
        server.setErrorHandler((request, response, callback) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            String message = "{\"message\":\"" + reason(response.getStatus()) + "\"}";
            response.write(true, BufferUtil.toBuffer(message, StandardCharsets.UTF_8), callback);
            return true;
        });
        try {
            server.start();
            running = server;
        } catch (Exception e) {
            stopQuietly(server);
            if (e.getCause() instanceof BindException || e instanceof BindException) {
                throw new StartFailure("Port " + port + " (" + name + ") is taken.", e);
            }
            throw new StartFailure(name + " does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        Server server = running;
        running = null;
        if (server != null) {
            stopQuietly(server);
        }
    }

    private static void stopQuietly(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("an HTTP server does not stop", e);
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 414 -> "URI Too Long";
            case 431 -> "Request Header Fields Too Large";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }

    /** The address without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The first value of a header, empty when there is none. */
    public static String header(Request request, String header) {
        String value = request.getHeaders().get(header);
        return value == null ? "" : value;
    }

    private final class Guarded extends Handler.Wrapper {

        private Guarded(Handler behind) {
            super(behind);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Optional<Guard.Refusal> refusal = guard.refuses(
                    request.getHeaders().getValuesList(HttpHeader.HOST),
                    request.getHeaders().getValuesList(HttpHeader.ORIGIN),
                    request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
            if (refusal.isEmpty()) {
                return super.handle(request, response, callback);
            }
            if (!request.consumeAvailable()) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            response.setStatus(refusal.get().status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Guard.Refusal.TYPE);
            response.write(true, BufferUtil.toBuffer(refusal.get().body()), callback);
            return true;
        }
    }
}
