package io.lunapark.localstack.function;

import io.lunapark.localstack.template.Template.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** All functions of the template, by name. */
public final class Functions implements AutoCloseable {

    private final Map<String, LocalFunction> byName = new LinkedHashMap<>();

    /**
     * @param surroundings what every function finds in its environment besides what the template gives it
     * @param leaseToken of the lease that this node holds, if it does
     */
    public Functions(
            List<Function> functions,
            Map<String, String> surroundings,
            String arnPrefix,
            Supplier<OptionalLong> leaseToken) {
        for (Function function : functions) {
            Map<String, String> environment = new LinkedHashMap<>(surroundings);
            environment.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
            environment.putAll(function.environment());
            byName.put(
                    function.id(),
                    new LocalFunction(function, Map.copyOf(environment), arnPrefix + function.id(), leaseToken));
        }
    }

    /** The function, which has to exist: the template was checked. */
    public LocalFunction get(String name) {
        return find(name).orElseThrow();
    }

    public Optional<LocalFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byName.values().forEach(function -> threads.execute(function::close));
        }
    }
}
