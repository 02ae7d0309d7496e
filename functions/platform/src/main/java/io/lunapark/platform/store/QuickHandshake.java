package io.lunapark.platform.store;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;

/**
 * TLS whose first handshake costs a new process less: Java makes keys for both X25519 and P-256, and the second takes a
 * tenth of a cold start, while a server that knows X25519 has no use for it. So that is offered alone until a server
 * refuses it; the next attempt, which is the SDK's to make, offers what Java does by itself.
 */
final class QuickHandshake extends SSLConnectionSocketFactory {

    private static final String[] QUICK = {"x25519"};

    private volatile boolean quick = true;

    QuickHandshake(SSLContext tls) {
        super(tls);
    }

    @Override
    protected void prepareSocket(SSLSocket socket) {
        if (quick) {
            SSLParameters offer = socket.getSSLParameters();
            offer.setNamedGroups(QUICK);
            socket.setSSLParameters(offer);
        }
    }

    @Override
    public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context) throws IOException {
        try {
            return super.createLayeredSocket(socket, target, port, context);
        } catch (SSLException e) {
            quick = false;
            throw e;
        }
    }
}
