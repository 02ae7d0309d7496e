package io.lunapark.localstack.store;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.aws.AwsTables;
import io.lunapark.localstack.template.Template.Table;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * dynoxide in a process of its own: DynamoDB on SQLite, with a wait for the disk per write. It checks no key, so that who
 * knows its address may call it; docs/security.md says what that means. It ends with this process, however that ends.
 */
public final class Dynoxide implements Dynamo {

    /** A sentence for who does not have it. */
    public static final String HOW_TO_INSTALL =
            "cargo install dynoxide-rs --version 3.2.0 installs it into ~/.cargo/bin, which has to be on the PATH.";

    private static final Logger LOG = LoggerFactory.getLogger(Dynoxide.class);
    private static final String PROGRAM = "dynoxide";
    static final String LOOPBACK = "127.0.0.1";
    static final String HOST = host();
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * A shell becomes the program, and its child waits for the end of our pipe, which comes when this process is killed,
     * too. In a session of its own Ctrl-C does not reach the program, so that functions can finish what they write.
     */
    private static final String WITH_PARENT = """
            exec 3<&0
            (trap '' INT HUP; read -r _ <&3; kill -9 $$ 2>/dev/null) &
            exec 3<&-
            command -v setsid >/dev/null && exec setsid "$@" </dev/null
            exec "$@" </dev/null
            """;

    private final Path directory;
    private final Path log;
    private final int port;
    private final AwsTables tables;
    private final Expiry expiry;
    private @Nullable Process running;

    public Dynoxide(Path directory, Path log, int port, String key, String region, List<Table> tables) {
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.tables = new AwsTables(url(), region, key, tables);
        this.expiry = new Expiry(url(), region, key, tables);
    }

    /** Where it is on the PATH. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether it listens where web pages do not look. */
    static boolean hasAddressOfItsOwn() {
        return !HOST.equals(LOOPBACK);
    }

    /** Web pages can call each port of 127.0.0.1, and dynoxide lets them read. Linux has 16 million addresses more. */
    private static String host() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return LOOPBACK;
        }
        SecureRandom random = new SecureRandom();
        return "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + "." + random.nextInt(1, 255);
    }

    @Override
    public String url() {
        return Engine.DYNOXIDE.url(port);
    }

    @Override
    public String engine() {
        return Engine.DYNOXIDE.title();
    }

    @Override
    public synchronized void start() {
        launch();
        tables.start();
        expiry.start();
    }

    private void launch() {
        Path program =
                installed().orElseThrow(() -> new StartFailure("dynoxide is not on the PATH.\n  " + HOW_TO_INSTALL));
        Process started;
        try {
            OwnerOnly.directory(directory);
            Files.createDirectories(log.toAbsolutePath().getParent());
            started = new ProcessBuilder(command(program))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new StartFailure("dynoxide cannot be started with its data in " + directory + ": " + e, e);
        }
        running = started;
        awaitAnswer(started);
        started.onExit().thenAccept(this::ended);
    }

    private List<String> command(Path program) {
        String file = directory.resolve(Engine.DYNOXIDE.file()).toAbsolutePath().toString();
        return List.of(
                "sh",
                "-c",
                WITH_PARENT,
                PROGRAM,
                program.toString(),
                "serve",
                "--host",
                HOST,
                "--port",
                Integer.toString(port),
                "--db-path",
                file);
    }

    private void awaitAnswer(Process started) {
        long patience = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > patience) {
                stop();
                throw new StartFailure("dynoxide does not start. Its own words are in " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized void ended(Process process) {
        release(process);
        if (process == running) {
            LOG.error(
                    "dynoxide has ended by itself ({}) and is started again; its own words are in {}",
                    process.exitValue(),
                    log);
            startAgain(process);
        }
    }

    private void startAgain(Process dead) {
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    synchronized (this) {
                        if (dead != running) {
                            return;
                        }
                        try {
                            launch();
                        } catch (StartFailure e) {
                            LOG.error("DynamoDB stays down: {}", e.getMessage());
                            running = dead;
                            startAgain(dead);
                        }
                    }
                });
    }

    @Override
    public synchronized void stop() {
        expiry.stop();
        Process server = running;
        running = null;
        if (server == null) {
            return;
        }
        // Not Process.destroy(), which closes our pipe first.
        server.toHandle().destroy();
        try {
            if (!server.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(server);
    }

    /** The shell that waits for the end of our pipe ends, too. */
    private static void release(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("the pipe to dynoxide was closed already", e);
        }
    }
}
