package io.lunapark.packing;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.store.Guard;
import io.lunapark.localstack.store.LoopbackServer;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.template.Template.Function;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A function as Lambda runs it: its unpacked zip in a process of its own, under AWS's runtime client, with nothing on the
 * class path that the zip or the runtime does not bring. Linux only, since the runtime client is.
 */
public final class PackagedFunction implements AutoCloseable {

    /** More than the 10 s that Lambda grants: a busy machine is not to be taken for a broken function. */
    private static final Duration INIT_PATIENCE = Duration.ofSeconds(60);

    private final Function function;
    private final RuntimeApi api;
    private final LoopbackServer server;
    private final Process process;
    private final Duration init;

    private PackagedFunction(Function function, RuntimeApi api, LoopbackServer server, Process process, Duration init) {
        this.function = function;
        this.api = api;
        this.server = server;
        this.process = process;
        this.init = init;
    }

    /**
     * Returns when the function asks for its first event.
     *
     * @param variables what it finds in its environment besides what the template gives it
     * @param log gets what the process prints
     * @throws StartFailure with what the function or its runtime says
     */
    public static PackagedFunction start(
            Function function, Launch launch, Map<String, String> variables, OutputStream log) {
        RuntimeApi api = new RuntimeApi(
                "arn:aws:lambda:eu-central-1:000000000000:function:" + function.id(), function.timeout());
        try {
            LoopbackServer server =
                    new LoopbackServer("runtime", Ports.free(1).getFirst(), Guard.forPrograms(), () -> api);
            server.start();
            ProcessBuilder command = new ProcessBuilder(launch.command())
                    .directory(launch.task().toFile())
                    .redirectErrorStream(true);
            command.environment().clear();
            command.environment().putAll(variables);
            command.environment().putAll(function.environment());
            command.environment().putAll(reserved(function, launch, server, api));
            long start = System.nanoTime();
            Process process = command.start();
            Thread.ofVirtual().start(() -> copy(process, log));
            process.onExit()
                    .thenRun(() -> api.end(function.id() + " has ended with code " + process.exitValue() + "."));
            try {
                long ready = await(api.ready().orTimeout(INIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
                return new PackagedFunction(function, api, server, process, Duration.ofNanos(ready - start));
            } catch (StartFailure e) {
                end(process, server);
                throw new StartFailure(function.id() + " has not started: " + e.getMessage(), e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> reserved(
            Function function, Launch launch, LoopbackServer server, RuntimeApi api) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", server.url().replace("http://", "") + api.path()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.id()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb())),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.id()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", launch.initialization()),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("LAMBDA_TASK_ROOT", launch.task().toString()),
                Map.entry("_HANDLER", function.handler()),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"));
    }

    private static void copy(Process process, OutputStream log) {
        try {
            process.getInputStream().transferTo(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the start of the process to its first question for an event. */
    public Duration init() {
        return init;
    }

    /**
     * Hands the function one event.
     *
     * @throws StartFailure when it takes longer than its timeout allows, or its process ends
     */
    public Outcome invoke(byte[] event) {
        return await(api.call(event).orTimeout(function.timeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Hands the function an event at which its process ends.
     *
     * @return the exit code
     */
    int endBy(byte[] event) {
        api.call(event);
        return await(process.onExit()).exitValue();
    }

    /** The most memory that the process has held so far, in MB; empty where the system does not tell. */
    public OptionalLong memoryMb() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** CPU time used so far, in steps of 10 ms. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw new StartFailure(
                    e.getCause() instanceof TimeoutException ? "it timed out." : String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        end(process, server);
    }

    private static void end(Process process, LoopbackServer server) {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }
}
