package io.lunapark.packing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks TLS in front of the local stores, as AWS does: its first handshake is a good part of a cold start. */
public final class TlsFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsFront.class);
    private static final String ENDPOINT = "AWS_ENDPOINT_URL_";
    private static final char[] PASSWORD = "lunapark".toCharArray();
    private static final String KEY = "front";

    private final Path folder;
    private final KeyStore keys;
    private final List<ServerSocket> doors = new ArrayList<>();
    private final Map<String, String> variables;

    private TlsFront(Path folder, KeyStore keys, Map<String, String> variables) {
        this.folder = folder;
        this.keys = keys;
        this.variables = new LinkedHashMap<>(variables);
    }

    /**
     * @param folder for the key and for lists of who is trusted
     * @param variables those by which functions find the stores
     */
    public static TlsFront open(Path folder, Map<String, String> variables) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("key.p12");
        Child.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                KEY,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1"));
        try {
            KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            TlsFront front = new TlsFront(folder, keys, variables);
            front.openAll();
            return front;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void openAll() throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (variable.getKey().startsWith(ENDPOINT)) {
                URI store = URI.create(variable.getValue());
                ServerSocket door =
                        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
                doors.add(door);
                variable.setValue("https://127.0.0.1:" + door.getLocalPort());
                Thread.ofVirtual().start(() -> letIn(door, store));
            }
        }
    }

    private static void letIn(ServerSocket door, URI store) {
        try {
            while (true) {
                Socket caller = door.accept();
                Socket behind = new Socket(store.getHost(), store.getPort());
                caller.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(caller, behind));
                Thread.ofVirtual().start(() -> pass(behind, caller));
            }
        } catch (SocketException e) {
            LOG.debug("closed", e);
        } catch (IOException e) {
            LOG.warn("nobody gets to {} any more", store, e);
        }
    }

    /** Until one of them hangs up. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            input.transferTo(output);
        } catch (IOException e) {
            LOG.debug("hung up", e);
        }
    }

    /** What {@link #open} was given, with addresses that begin with {@code https}. */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * Has Java trust this front besides those in the list.
     *
     * @param authorities as a Java has them in {@code lib/security/cacerts}
     * @return the option of Java that says so
     */
    public String trusting(Path authorities) throws IOException {
        try {
            KeyStore trusted = Authorities.read(authorities);
            trusted.setCertificateEntry(KEY, keys.getCertificate(KEY));
            Path list = Files.createTempFile(folder, "trusted", ".jks");
            Authorities.write(trusted, list);
            return "-Djavax.net.ssl.trustStore=" + list.toAbsolutePath();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        for (ServerSocket door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                LOG.warn("a port stays open", e);
            }
        }
    }
}
