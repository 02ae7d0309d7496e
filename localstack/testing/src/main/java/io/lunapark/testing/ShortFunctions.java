package io.lunapark.testing;

import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.template.Template.Function;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The functions of the template, each with as little time as the one that has the least: how they end shows sooner. */
public final class ShortFunctions {

    public static final Duration TIME = Duration.ofSeconds(5);

    private ShortFunctions() {}

    public static Functions of(List<Function> functions, Map<String, String> surroundings) {
        return new Functions(
                functions.stream().map(ShortFunctions::withLittleTime).toList(),
                surroundings,
                "arn:aws:lambda:eu-central-1:000000000000:function:",
                OptionalLong::empty);
    }

    private static Function withLittleTime(Function function) {
        return new Function(
                function.id(),
                function.line(),
                function.zip(),
                function.handler(),
                function.environment(),
                function.memoryMb(),
                TIME,
                function.atDeployment(),
                function.routes(),
                function.mappings(),
                function.schedules());
    }
}
