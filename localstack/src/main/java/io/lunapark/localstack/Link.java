package io.lunapark.localstack;

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

/** A line from a site to its centre on one machine, which can be cut and mended. */
public final class Link implements AutoCloseable {

    private final URI centre;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param centre address of its gateway */
    public Link(String centre) {
        this.centre = URI.create(centre);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The centre by this line. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** What is on its way is lost, and what calls from now on is refused. */
    public void cut() {
        cut = true;
        open.forEach(Link::end);
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket site = server.accept();
                Thread.ofVirtual().start(() -> connect(site));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket site) {
        open.add(site);
        try (site;
                Socket behind = new Socket(centre.getHost(), centre.getPort())) {
            open.add(behind);
            if (!cut) {
                Thread back = Thread.ofVirtual().start(() -> hand(behind, site));
                hand(site, behind);
                back.join();
            }
            open.remove(behind);
        } catch (IOException gone) {
            end(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(site);
        }
    }

    private static void hand(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
