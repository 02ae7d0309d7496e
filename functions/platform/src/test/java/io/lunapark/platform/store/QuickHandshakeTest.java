package io.lunapark.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.HttpHost;
import org.apache.http.protocol.BasicHttpContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickHandshakeTest {

    private static final char[] PASSWORD = "lunapark".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext tls;

    @BeforeAll
    static void aKeyThatIsTrusted() throws Exception {
        Path file = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(keytool.getInputStream().readAllBytes())).doesNotContain("error");
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry(
                "server", keys.getCertificate(keys.aliases().nextElement()));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @Test
    void agreesWithAServerThatKnowsX25519() throws Exception {
        QuickHandshake handshake = new QuickHandshake(tls);

        try (SSLServerSocket server = server("secp256r1", "x25519")) {
            assertThat(connect(handshake, server).getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void offersAllThatJavaDoesOnceAServerHasRefusedX25519() throws Exception {
        QuickHandshake handshake = new QuickHandshake(tls);

        try (SSLServerSocket server = server("secp256r1")) {
            assertThatThrownBy(() -> connect(handshake, server)).isInstanceOf(SSLException.class);
            assertThat(connect(handshake, server).getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    private static SSLServerSocket server(String... groups) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters knows = server.getSSLParameters();
        knows.setNamedGroups(groups);
        server.setSSLParameters(knows);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket caller = server.accept()) {
                    caller.getInputStream().read();
                } catch (IOException refusedOrClosed) {
                    continue;
                }
            }
        });
        return server;
    }

    private static SSLSession connect(QuickHandshake handshake, SSLServerSocket server) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.getLocalPort());
        try (Socket socket = handshake.connectSocket(
                2_000,
                new Socket(),
                new HttpHost("127.0.0.1", server.getLocalPort(), "https"),
                address,
                null,
                new BasicHttpContext())) {
            return ((SSLSocket) socket).getSession();
        }
    }
}
