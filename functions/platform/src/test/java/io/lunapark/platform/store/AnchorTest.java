package io.lunapark.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lunapark.kernel.seal.Anchored;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** What was written down is there, in order, and of its own log; on one machine for its owner only. */
class AnchorTest {

    @TempDir
    private Path folder;

    @Test
    void aFileHasWhatWasAppended() throws IOException {
        Path file = folder.resolve("buckets/AuditAnchor");
        Anchor anchor = new FileAnchor(file);
        assertThat(anchor.from("doors", 1, 10)).isEmpty();
        for (int number = 1; number <= 2_000; number++) {
            anchor.append(checkpoint("doors", number));
        }
        anchor.append(checkpoint("commands", 1));

        assertThat(anchor.from("doors", 1, 3))
                .containsExactly(checkpoint("doors", 1), checkpoint("doors", 2), checkpoint("doors", 3));
        assertThat(anchor.from("doors", 2_000, 3)).containsExactly(checkpoint("doors", 2_000));
        assertThat(anchor.from("doors", 2_001, 3)).isEmpty();
        assertThat(anchor.from("commands", 1, 3)).containsExactly(checkpoint("commands", 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aLineThatAPowerCutLeftHalfWrittenHurtsNoOther() throws IOException {
        Path file = folder.resolve("AuditAnchor");
        Anchor anchor = new FileAnchor(file);
        anchor.append(checkpoint("doors", 1));
        Files.writeString(file, "\n" + checkpoint("doors", 2).line().substring(0, 40), StandardOpenOption.APPEND);
        anchor.append(checkpoint("doors", 2));

        assertThat(anchor.from("doors", 1, 10)).containsExactly(checkpoint("doors", 1), checkpoint("doors", 2));
    }

    /** No S3 answers here: this is what it is asked. */
    @Test
    void aBucketIsAskedForVersionsAndGivenKeys() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-MD5") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization").split(",")[0]);
            byte[] answer = ("<Version><Key>" + checkpoint("doors", 7).line() + "</Key></Version>").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        s3.start();
        try (SdkHttpClient http = ApacheHttpClient.create()) {
            Anchor anchor = new LockedObjects(
                    http,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                    URI.create("http://127.0.0.1:" + s3.getAddress().getPort() + "/bucket"),
                    "eu-central-1");
            anchor.append(checkpoint("doors", 7));
            assertThat(anchor.from("doors", 7, 5)).containsExactly(checkpoint("doors", 7));
        } finally {
            s3.stop(0);
        }
        assertThat(asked.getFirst())
                .startsWith("PUT /bucket/doors/0000000000000000007/")
                .contains(" 1B2M2Y8AsgTpgAmY7PhCfg== ")
                .contains("AWS4-HMAC-SHA256 Credential=id/")
                .contains("/eu-central-1/s3/aws4_request");
        assertThat(asked.getLast())
                .contains("versions=", "prefix=doors%2F", "key-marker=doors%2F0000000000000000006", "max-keys=6");
    }

    private static Anchored checkpoint(String log, long number) {
        return new Anchored(
                log, number, Instant.parse("2026-11-21T08:00:00Z").plusSeconds(number), "%064x".formatted(number));
    }
}
