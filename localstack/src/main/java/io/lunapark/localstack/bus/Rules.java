package io.lunapark.localstack.bus;

import io.lunapark.localstack.template.Template.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.event.ruler.Machine;

/** Says which queues an event goes to; the patterns are matched by AWS's own library. */
final class Rules {

    private final Map<String, Machine> machines = new HashMap<>();
    private final Map<String, List<String>> targets = new HashMap<>();
    private final Map<Kind, Set<String>> known = new ConcurrentHashMap<>();
    private final boolean kindDecides;

    Rules(List<Rule> rules) {
        boolean byKindOnly = true;
        for (Rule rule : rules) {
            Machine machine = machines.computeIfAbsent(
                    rule.bus(), bus -> Machine.builder().build());
            try {
                machine.addRule(rule.id(), rule.pattern());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            targets.put(rule.id(), rule.queues());
            byKindOnly &= !rule.pattern().replace("\"detail-type\"", "").contains("\"detail\"")
                    && !rule.pattern().contains("\"time\"")
                    && !rule.pattern().contains("\"resources\"")
                    && !rule.pattern().contains("$or");
        }
        kindDecides = byKindOnly;
    }

    /** Names of queues. */
    Set<String> targets(BusEvent event) {
        return kindDecides
                ? known.computeIfAbsent(new Kind(event.bus(), event.source(), event.type()), kind -> match(event))
                : match(event);
    }

    private Set<String> match(BusEvent event) {
        Machine machine = machines.get(event.bus());
        Set<String> queues = new LinkedHashSet<>();
        if (machine != null) {
            try {
                machine.rulesForJSONEvent(event.json())
                        .forEach(rule -> queues.addAll(targets.getOrDefault(rule, List.of())));
            } catch (Exception e) {
                throw new IllegalArgumentException("an event was accepted that is no JSON", e);
            }
        }
        return queues;
    }

    /** When no pattern looks further than this, it decides where an event goes. */
    private record Kind(String bus, String source, String type) {}
}
