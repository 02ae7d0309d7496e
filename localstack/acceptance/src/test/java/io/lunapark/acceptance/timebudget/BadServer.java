package io.lunapark.acceptance.timebudget;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands where a store should be, takes every connection, and is of no use. */
final class BadServer implements AutoCloseable {

    /** What it does to those who call it. */
    enum Manner {
        /** Takes the connection and says nothing. */
        SILENT,
        /** Begins an answer and sends it byte by byte, so slowly that it never ends. */
        TRICKLING,
        /** Refuses at once for want of capacity, as DynamoDB does; to a client of Postgres it makes no sense. */
        BUSY
    }

    private static final String BUSY =
            "{\"__type\":\"ProvisionedThroughputExceededException\",\"message\":\"slow down\"}";
    private static final long PAUSE_NANOS = 100_000_000;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = Manner.SILENT;

    BadServer() throws IOException {
        server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void behave(Manner now) {
        manner = now;
        open.forEach(BadServer::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        Manner own = manner;
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (own == Manner.BUSY && in.read(new byte[1 << 16]) > 0) {
                out.write(answer(400, BUSY.length(), "close", BUSY));
                return;
            }
            if (own == Manner.TRICKLING) {
                in.read();
                out.write(answer(200, 1_000_000, "keep-alive", "{"));
                while (!socket.isClosed()) {
                    out.write(' ');
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException theClientHasGivenUp) {
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static byte[] answer(int status, int length, String connection, String body) {
        return """
                HTTP/1.1 %d Whatever\r
                Content-Type: application/x-amz-json-1.0\r
                Content-Length: %d\r
                Connection: %s\r
                \r
                %s""".formatted(status, length, connection, body).getBytes(StandardCharsets.US_ASCII);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(BadServer::close);
    }
}
