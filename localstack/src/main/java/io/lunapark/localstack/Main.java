package io.lunapark.localstack;

import io.lunapark.localstack.template.TemplateFaults;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code up}: starts a stack, says where it is, and runs until it is told to stop. */
public final class Main {

    private static final PrintStream OUT = System.out;

    private Main() {}

    public static void main(String[] args) {
        try {
            up(Options.parse(args));
        } catch (TemplateFaults e) {
            fail(e.faults().size() + " fault(s) in the template:\n" + e.getMessage());
        } catch (StartFailure | IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | LinkageError e) {
            e.printStackTrace(System.err);
            fail("Unexpected: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(String message) {
        System.err.println();
        System.err.println("Lunapark has not started. " + message);
        System.exit(1);
    }

    private static void up(Options options) throws IOException, InterruptedException {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        OUT.println("Starting Lunapark (" + options.environment() + "), data in " + options.data());
        Settings settings = Settings.of(options.environment(), options.template(), options.data(), options.port())
                .withParameters(options.parameters())
                .withEndpoints(options.endpoints())
                .withHosts(options.hosts());
        Stack stack = Stack.start(settings, Main::progress);
        RunFile runFile = RunFile.write(stack);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, runFile, stopped), "stop"));
        if (options.endWithParent()) {
            endWithParent();
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
                options.environment(),
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

    private static void endWithParent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        if (parent.isEmpty()) {
            System.exit(0);
        }
        parent.get().onExit().thenRun(() -> System.exit(0));
    }

    private record Options(
            String environment,
            int port,
            Path data,
            Path template,
            Map<String, String> parameters,
            Endpoints endpoints,
            Set<String> hosts,
            boolean endWithParent) {

        static Options parse(String[] args) {
            String environment = "dev";
            int port = -1;
            Path data = null;
            Path template = Path.of("template.yaml");
            Map<String, String> parameters = new HashMap<>();
            Endpoints endpoints = Endpoints.EMBEDDED;
            Set<String> hosts = new HashSet<>();
            boolean endWithParent = false;
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "up" -> {}
                    case "--env" -> environment = value(args, ++i);
                    case "--port" -> port = port(value(args, ++i));
                    case "--data" -> data = Path.of(value(args, ++i));
                    case "--template" -> template = Path.of(value(args, ++i));
                    case "--parameter" -> parameter(value(args, ++i), parameters);
                    case "--aws" -> endpoints = Endpoints.all(value(args, ++i));
                    case "--aws-messages" -> endpoints = Endpoints.messages(value(args, ++i));
                    case "--host" -> hosts.add(host(value(args, ++i)));
                    case "--end-with-parent" -> endWithParent = true;
                    default ->
                        throw new IllegalArgumentException(
                                "Unknown option " + args[i]
                                        + "; known are --env dev|prod, --port N, --data DIR, --template FILE, --parameter NAME=VALUE, --aws URL, --aws-messages URL, --host NAME.");
                }
            }
            if (!environment.equals("dev") && !environment.equals("prod")) {
                throw new IllegalArgumentException(
                        "There is no environment " + environment + "; there are dev and prod.");
            }
            return new Options(
                    environment,
                    port < 0 ? Settings.standardPort(environment) : port,
                    data == null ? Path.of("data", environment) : data,
                    template,
                    parameters,
                    endpoints,
                    hosts,
                    endWithParent);
        }

        private static String value(String[] args, int index) {
            if (index >= args.length) {
                throw new IllegalArgumentException(args[index - 1] + " needs a value.");
            }
            return args[index];
        }

        /** A parameter of the template. */
        private static void parameter(String text, Map<String, String> into) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--parameter needs NAME=VALUE.");
            }
            into.put(text.substring(0, equals), text.substring(equals + 1));
        }

        private static String host(String text) {
            if (!text.matches("[A-Za-z0-9.-]+")) {
                throw new IllegalArgumentException(
                        text + " is no name such as lunapark.example, without scheme and port.");
            }
            return text;
        }

        private static int port(String text) {
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port < 65_536) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException(text + " is no port.");
        }
    }
}
