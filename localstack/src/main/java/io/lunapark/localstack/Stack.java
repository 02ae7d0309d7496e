package io.lunapark.localstack;

import io.lunapark.localstack.function.CodeOnClassPath;
import io.lunapark.localstack.function.ControlPort;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.gateway.RouteGuards;
import io.lunapark.localstack.lease.Leadership;
import io.lunapark.localstack.logging.Logging;
import io.lunapark.localstack.store.Dynamo;
import io.lunapark.localstack.store.Guard;
import io.lunapark.localstack.store.LoopbackServer;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.store.Postgres;
import io.lunapark.localstack.store.Queues;
import io.lunapark.localstack.store.Store;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.TemplateReader;
import io.lunapark.localstack.trigger.Triggers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that template.yaml describes, running in this process on loopback addresses, with its data in one folder.
 * Starts and stops as a whole; the stores can be made unreachable one by one, to see what an outage does. Services of AWS
 * that the settings place elsewhere are used where they are,
 * and a node of a group uses the stores of another.
 */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final String REGION = Whereabouts.REGION;
    private static final String ACCOUNT = Whereabouts.ACCOUNT;

    private final Settings settings;
    private final Progress progress;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Whereabouts whereabouts;
    private final Template template;
    private final Postgres postgres;
    private final Leadership leadership;
    private final Services services;
    private final Outages outages;
    private final Secrets secrets;
    private final Functions functions;
    private final LoopbackServer gateway;
    private final LoopbackServer control;

    private Stack(Settings settings, Progress progress, DataFolder folder) throws IOException {
        this.settings = settings;
        this.progress = progress;
        opened.push(folder);
        if (settings.logging()) {
            Logging.configure(settings.environment(), folder.resolve("logs"));
        }
        Settings.Addresses ports = settings.ports();
        if (!Ports.isFree(ports.gateway())) {
            throw new StartFailure("Port " + ports.gateway() + " is taken by another program.\n"
                    + "  End that one, or choose another port with --port N.");
        }
        postgres = new Postgres(folder.resolve("postgres"), folder.resolve("logs/postgres.log"), ports.postgres());
        whereabouts = settings.group()
                .storesOf()
                .map(stores -> Whereabouts.joining(settings, stores))
                .orElseGet(() -> Whereabouts.of(settings, postgres));
        leadership = new Leadership(
                whereabouts, url() + " (pid " + ProcessHandle.current().pid() + ")");
        template = TemplateReader.read(
                settings.template(), whereabouts.surroundings().only(settings.only()), new CodeOnClassPath());
        services = Services.of(settings, folder, whereabouts, template);
        outages = Outages.of(settings, postgres, services);
        secrets = new Secrets(whereabouts.secrets(), template.secrets());
        functions = new Functions(
                template.functions(),
                environment(folder),
                "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:",
                leadership::token);
        gateway = new LoopbackServer(
                "gateway",
                ports.gateway(),
                Guard.forPages(settings.hosts()),
                () -> RouteGuards.gateway(template, functions));
        control = new LoopbackServer(
                "control",
                ports.control(),
                Guard.forPrograms(whereabouts.key()),
                () -> new Handler.Sequence(new OutagePort(outages), new ControlPort(functions)));
    }

    /**
     * @throws StartFailure with a message for the one who wanted to start it
     * @throws io.lunapark.localstack.template.TemplateFaults when the template cannot be run
     */
    public static Stack start(Settings settings) {
        return start(settings, Progress.silent());
    }

    public static Stack start(Settings settings, Progress progress) {
        DataFolder folder = DataFolder.take(settings.data());
        Stack stack;
        try {
            stack = new Stack(settings, progress, folder);
        } catch (IOException e) {
            folder.close();
            throw new StartFailure("The template cannot be read: " + e, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void start() {
        // Pushed in the order in which they are closed last to first: functions need the stores to the end.
        if (settings.group().storesOf().isPresent()) {
            open("Queues (SQS)", services.queues()).join();
            opened.push(functions);
        } else {
            startStores();
            opened.push(functions);
            template.functions().stream().filter(Function::atDeployment).forEach(this::deploy);
        }
        long start = System.nanoTime();
        if (settings.group().leads()) {
            leadership.start();
            opened.push(leadership);
        }
        opened.push(new Triggers(template, functions, queues(), leadership, REGION, ACCOUNT));
        control.start();
        opened.push(control::stop);
        gateway.start();
        opened.push(gateway::stop);
        took("Gateway", start);
    }

    private void startStores() {
        CompletableFuture<?> stores = CompletableFuture.allOf(
                open("PostgreSQL", postgres),
                open("DynamoDB", services.dynamo()),
                open("Queues (SQS)", services.queues()).thenCompose(done -> open("Bus (EventBridge)", services.bus())));
        try {
            stores.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        secrets.make();
        Leadership.prepare(whereabouts);
    }

    private CompletableFuture<?> open(String name, Store store) {
        return CompletableFuture.runAsync(
                () -> {
                    long start = System.nanoTime();
                    synchronized (opened) {
                        opened.push(store::stop);
                    }
                    store.start();
                    took(name, start);
                },
                command -> Thread.ofPlatform().name("start").start(command));
    }

    private void deploy(Function function) {
        long start = System.nanoTime();
        try {
            functions.get(function.id()).invoke("{}".getBytes(StandardCharsets.UTF_8));
        } catch (FunctionFailure e) {
            throw new StartFailure(
                    function.id() + ", which has to run before everything else, failed: " + e.getCause(), e);
        }
        took(function.id(), start);
    }

    private void took(String what, long start) {
        progress.done(what, Duration.ofNanos(System.nanoTime() - start));
    }

    private Map<String, String> environment(DataFolder folder) {
        Map<String, String> environment = new LinkedHashMap<>(whereabouts.variables());
        environment.put("LUNAPARK_ISSUER", whereabouts.group());
        environment.put("LUNAPARK_LOG_DIR", folder.resolve("logs").toString());
        environment.put("LUNAPARK_PUBLISH_AFTER_ANSWER", "true"); // here a function goes on when it has answered
        return environment;
    }

    /** Address of the API and the pages, without a slash at its end. */
    public String url() {
        return whereabouts.url();
    }

    /**
     * Address at which every function can be invoked by its name, and outages begin and end; for who shows the key of
     * {@link #whereabouts}.
     */
    public String controlUrl() {
        return control.url();
    }

    public Settings settings() {
        return settings;
    }

    public Whereabouts whereabouts() {
        return whereabouts;
    }

    public Template template() {
        return template;
    }

    public Functions functions() {
        return functions;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Dynamo dynamo() {
        return services.dynamo();
    }

    public Queues queues() {
        return services.queues();
    }

    public Store bus() {
        return services.bus();
    }

    public Outages outages() {
        return outages;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** The standard variables of a function, to reach the stores as one does. */
    public List<String> addresses() {
        return List.of(
                "PostgreSQL   " + whereabouts.jdbc() + "?user=" + whereabouts.jdbcUser(),
                "DynamoDB     " + dynamo().url() + " (" + dynamo().engine() + ")",
                "SQS          " + queues().url(),
                "EventBridge  " + bus().url(),
                "Their keys   " + settings.data().resolve(RunFile.NAME) + ", which only you can read");
    }

    /** Stops in the reverse order of the start: callers first, then what calls by itself, then the stores. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the stack does not stop cleanly", e);
            }
        }
    }
}
