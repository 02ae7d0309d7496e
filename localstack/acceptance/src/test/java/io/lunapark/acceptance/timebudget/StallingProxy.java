package io.lunapark.acceptance.timebudget;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands before a real store and hands everything on, until it is told to be slow. */
public final class StallingProxy implements AutoCloseable {

    /** How it hands on what the store answers. */
    public enum Pace {
        AT_ONCE,
        /** Byte by byte: whoever waits for the next byte never waits long. */
        TRICKLING,
        NEVER
    }

    private static final long PAUSE_NANOS = 100_000_000;

    private final ServerSocket server;
    private final URI store;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Pace pace = Pace.AT_ONCE;

    /** @param url of the store, for JDBC or for HTTP */
    public StallingProxy(String url) throws IOException {
        store = URI.create(url.replace("jdbc:", ""));
        server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The same address, through the proxy. */
    public String instead(String url) {
        return url.replace(store.getAuthority(), "127.0.0.1:" + server.getLocalPort());
    }

    public void answer(Pace now) {
        pace = now;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket behind = new Socket(store.getHost(), store.getPort());
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> hand(client, behind, false));
                Thread.ofVirtual().start(() -> hand(behind, client, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void hand(Socket from, Socket to, boolean answers) {
        byte[] some = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                for (int sent = 0; sent < read; ) {
                    while (answers && pace == Pace.NEVER && !to.isClosed()) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                    boolean slowly = answers && pace == Pace.TRICKLING;
                    int part = slowly ? 1 : read - sent;
                    out.write(some, sent, part);
                    sent += part;
                    if (slowly) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                }
            }
        } catch (IOException oneOfThemHasGoneAway) {
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
