package io.lunapark.localstack.template;

import io.lunapark.localstack.template.Template.Bus;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.RateLimits;
import io.lunapark.localstack.template.Template.Rule;
import io.lunapark.localstack.template.Template.Secret;
import io.lunapark.localstack.template.Template.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the root template and all that it nests have been found to hold so far. */
final class Contents {

    final Set<String> applications = new HashSet<>();
    final List<Function> functions = new ArrayList<>();
    final List<Queue> queues = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<Bus> buses = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
    final List<Secret> secrets = new ArrayList<>();
    final Map<String, RouteReader.Owned> ownerOfRoute = new HashMap<>();
    private final Map<String, String> fileOfName = new HashMap<>();
    private boolean logsCalls;
    RateLimits limits = RateLimits.NONE;

    void add(List<Function> some, List<Queue> with, boolean logging) {
        functions.addAll(some);
        queues.addAll(with);
        logsCalls |= logging && !some.isEmpty();
    }

    Template template(Map<String, String> outputs) {
        return new Template(limits, logsCalls, functions, queues, tables, buses, rules, secrets, outputs);
    }

    /** Takes a name for a template; answers with the one that has it already, if that is another. */
    Optional<String> take(String name, String file) {
        return Optional.ofNullable(fileOfName.putIfAbsent(name, file)).filter(other -> !other.equals(file));
    }
}
