package io.lunapark.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Starts a stack, says where it is, and runs until it is told to stop. */
public final class Runner {

    private static final PrintStream OUT = System.out;

    private Runner() {}

    /**
     * Returns when it has been told to stop.
     *
     * @param endWith id of a process, such as the one that started it: it ends, too, when that one does, or has already
     * @throws StartFailure with a message for the one who wanted to start it
     * @throws io.lunapark.localstack.template.TemplateFaults when the template cannot be run
     */
    public static void run(Settings settings, OptionalLong endWith) throws IOException, InterruptedException {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        OUT.println("Starting Lunapark (" + settings.environment() + "), data in " + settings.data());
        Stack stack = Stack.start(settings, Runner::progress);
        RunFile runFile = RunFile.write(stack);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, runFile, stopped), "stop"));
        endWith.ifPresent(process -> atEndOf(process, () -> System.exit(0)));
        if (settings.group().storesOf().isPresent()) {
            RunningStack.on(settings.group().storesOf().get())
                    .ifPresentOrElse(
                            stores -> atEndOf(stores.process().pid(), () -> System.exit(0)), () -> System.exit(0));
        }
        OUT.printf(
                Locale.ROOT,
                """

                Lunapark (%s) is up after %.1f s.

                  Console      %s/console
                  API docs     %s/api-docs
                  Health       %s/api/health

                %s
                  Logs         %s

                Stop it with Ctrl-C.
                %n""",
                settings.environment(),
                (System.currentTimeMillis() - start) / 1000.0,
                stack.url(),
                stack.url(),
                stack.url(),
                String.join("\n", stack.addresses()).indent(2).stripTrailing(),
                settings.data().resolve("logs"));
        Optional<FirstAdmin> admin = FirstAdmin.of(stack);
        if (admin.isPresent()) {
            admin.get().tellOnce(OUT);
        }
        OUT.flush();
        stopped.await();
    }

    private static void progress(String what, Duration took) {
        OUT.printf(Locale.ROOT, "  %-20s %6.2f s%n", what, took.toMillis() / 1000.0);
    }

    private static void stop(Stack stack, RunFile runFile, CountDownLatch stopped) {
        OUT.println("Stopping Lunapark ...");
        stack.close();
        try {
            runFile.close();
        } catch (IOException e) {
            System.err.println("run.json cannot be removed: " + e);
        }
        OUT.println("Lunapark has stopped.");
        OUT.flush();
        stopped.countDown();
    }

    /**
     * Does so at once where the process has ended, which may be while this one was starting. It is named by its id, since
     * the parent of an orphan is another process.
     */
    static void atEndOf(long process, Runnable then) {
        ProcessHandle.of(process)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRun(then);
    }
}
