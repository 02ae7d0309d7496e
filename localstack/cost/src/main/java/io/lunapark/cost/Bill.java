package io.lunapark.cost;

import io.lunapark.cost.PriceList.Use;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Rule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * List price of a call of each use case, with all that it causes: the call, its events, the queues that they reach and
 * the functions that read these. Without fixed costs: database, firewall, storage.
 */
final class Bill {

    /** Of what every command publishes besides its own event. */
    private static final String AUDIT = "CommandTried";

    private final Template template;
    private final PriceList list;

    Bill(Template template, PriceList list) {
        this.template = template;
        this.list = list;
    }

    /**
     * One use case.
     *
     * @param kind {@code command}, {@code query}, or the use case itself where it has a goal of its own
     * @param dollars for a million calls
     * @param goal the same; null where there is none
     */
    record Line(
            String useCase,
            String kind,
            double dollars,
            @Nullable Double goal) {

        boolean isMet() {
            return goal == null || dollars <= goal;
        }
    }

    /** Of everything that can be called over HTTP, the dearest first. */
    List<Line> lines() {
        return template.functions().stream()
                .filter(function -> !function.routes().isEmpty())
                .map(this::line)
                .sorted(Comparator.comparing(Line::dollars).reversed().thenComparing(Line::useCase))
                .toList();
    }

    /** The same to look up: dollars for a million calls by use case. */
    Map<String, Double> byUseCase() {
        return lines().stream().collect(Collectors.toMap(Line::useCase, Line::dollars, (a, b) -> a, TreeMap::new));
    }

    private Line line(Function function) {
        boolean isCommand = function.environment().containsKey("LUNAPARK_BUS");
        String kind = isCommand ? "command" : "query";
        Use use = list.use(function.id(), system(function), kind);
        double dollars = list.price("httpCall") + invocation(function, use.milliseconds(), 1) + store(use);
        if (isCommand) {
            double own = Math.max(0, use.events() - 1);
            dollars += event(function, true) + own * event(function, false);
        }
        String named = list.goals().containsKey(function.id()) ? function.id() : kind;
        return new Line(function.id(), named, 1e6 * dollars, list.goals().get(named));
    }

    /** Of one event, from the bus to the end: of its system's dearest, since no template says which of them a command publishes. */
    private double event(Function publisher, boolean isAudit) {
        String source = "lunapark." + system(publisher);
        Map<String, Double> byType = new HashMap<>();
        template.rules().stream()
                .filter(rule -> rule.pattern().contains(AUDIT) == isAudit)
                .filter(rule -> isAudit || rule.pattern().contains(source))
                .forEach(rule -> types(rule).forEach(type -> byType.merge(type, messages(rule), Double::sum)));
        return list.price("event")
                + byType.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
    }

    private static List<String> types(Rule rule) {
        Map<?, ?> pattern = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(rule.pattern());
        List<?> types = (List<?>) Objects.requireNonNull(pattern.get("detail-type"), rule.id());
        return types.stream().map(String::valueOf).toList();
    }

    private double messages(Rule rule) {
        return rule.queues().stream().mapToDouble(this::message).sum();
    }

    /** Of a message in a queue: sent by itself, received and deleted with others. */
    private double message(String queue) {
        double batch = list.messagesPerBatch();
        double requests = list.price("queueRequest") * (1 + 2 / batch);
        Optional<Function> reader = template.functions().stream()
                .filter(function -> function.mappings().stream()
                        .anyMatch(mapping -> mapping.queue().equals(queue)))
                .findFirst();
        return requests + reader.map(function -> read(function, batch)).orElse(0.0);
    }

    private double read(Function reader, double batch) {
        Use use = list.use(reader.id(), system(reader), "projection");
        return invocation(reader, use.milliseconds() * batch, batch) + store(use);
    }

    private double invocation(Function function, double milliseconds, double sharedBy) {
        double gigabyteSeconds = function.memoryMb() / 1024.0 * milliseconds / 1000;
        return (list.price("invocation")
                        + gigabyteSeconds * list.price("gigabyteSecond")
                        + (template.logsCalls() ? list.logBytesPerInvocation() / 1e9 * list.price("logGigabyte") : 0))
                / sharedBy;
    }

    private static String system(Function function) {
        return function.environment().getOrDefault("LUNAPARK_SYSTEM", "");
    }

    private double store(Use use) {
        return use.reads() * list.price("read") + use.writes() * list.price("write");
    }
}
