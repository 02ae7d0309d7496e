package io.lunapark.packing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.function.CodeOnClassPath;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Bus;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Table;
import io.lunapark.localstack.template.TemplateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Calls a function once, from its zip and in a process of its own, with the stores of the stack that runs. The answer goes
 * to standard output, everything else to standard error.
 */
public final class Invoke {

    private static final Path TEMPLATE = Path.of("template.yaml");

    private Invoke() {}

    /**
     * @param named the event; null for the sample of the function
     * @param data folder of the stack that runs, if one does
     * @return whether the function has answered
     */
    public static boolean invoke(String name, @Nullable Path named, String environment, Path data) throws IOException {
        // Keeps the server of the Runtime API out of the output.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Optional<Whereabouts> running = Whereabouts.running(data);
        Whereabouts where = running.orElseGet(() -> Whereabouts.nowhere(environment, data));
        Template template = TemplateReader.read(TEMPLATE, where.surroundings(), new CodeOnClassPath());
        Function function = template.functions().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no function " + name
                        + "; there are "
                        + String.join(
                                ", ",
                                template.functions().stream().map(Function::id).toList())));
        if (running.isEmpty()) {
            sayWhatIsOutOfReach(template, function, environment);
        }
        byte[] event = event(function, named);
        try (UnpackedZip zip = UnpackedZip.of(Path.of(function.zip()));
                PackagedFunction started = PackagedFunction.start(
                        function, Launch.managed(function, zip.folder()), where.variables(), System.err)) {
            Outcome outcome = started.invoke(event);
            report(function, started, outcome);
            System.out.println(outcome.text());
            return !outcome.failed();
        }
    }

    private static byte[] event(Function function, @Nullable Path named) throws IOException {
        Path file = named != null ? named : SampleEvents.file(function);
        if (named == null && !Files.exists(file)) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
        System.err.println("Event " + file);
        return Files.readAllBytes(file);
    }

    private static void sayWhatIsOutOfReach(Template template, Function function, String environment) {
        List<String> stores = new ArrayList<>();
        if (function.environment().containsKey("LUNAPARK_DATABASE_PASSWORD")) {
            stores.add("PostgreSQL");
        }
        if (uses(function, value -> template.tables().stream().map(Table::name).anyMatch(value::equals))) {
            stores.add("DynamoDB");
        }
        if (uses(function, value -> template.queues().stream().map(Queue::name).anyMatch(value::contains))) {
            stores.add("SQS");
        }
        if (uses(function, value -> template.buses().stream().map(Bus::name).anyMatch(value::equals))) {
            stores.add("EventBridge");
        }
        System.err.println("Lunapark (" + environment + ") does not run. "
                + (stores.isEmpty()
                        ? function.id() + " needs no store of it."
                        : "Out of reach of " + function.id() + ": " + String.join(", ", stores)
                                + "; ./lunapark up starts them."));
    }

    private static boolean uses(Function function, Predicate<String> value) {
        return function.environment().values().stream().anyMatch(value);
    }

    /** The line that Lambda logs after each invocation; billed is what the price list counts, start included. */
    private static void report(Function function, PackagedFunction started, Outcome outcome) {
        double init = started.init().toNanos() / 1e6;
        double duration = outcome.duration().toNanos() / 1e6;
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
                outcome.requestId(),
                duration,
                (long) Math.ceil(init + duration),
                function.memoryMb()));
        started.memoryMb()
                .ifPresent(
                        most -> line.append("\tMax Memory Used: ").append(most).append(" MB"));
        line.append(String.format(Locale.ROOT, "\tInit Duration: %.2f ms", init));
        if (outcome.failed()) {
            line.append("\tStatus: error");
        }
        System.err.println(line);
    }
}
