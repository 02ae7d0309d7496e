package io.lunapark.packing;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.lunapark.localstack.Folder;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.Template.Function;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the cache of a package: every function of the system is called in one process, and Java notes what it loads. */
final class AotCache {

    private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private AotCache() {}

    /**
     * @param task the package, complete but for the cache
     * @param stores where functions find them
     * @throws StartFailure when a function cannot be made or does not answer
     */
    static void make(Path task, List<Function> functions, SampleEvents samples, TlsFront stores) throws IOException {
        Path school = Files.createTempDirectory("lunapark-training");
        try {
            Path seen = school.resolve("seen.aotconf");
            train(launch(task, school, seen, stores), functions, samples, stores.variables());
            Child.run(java(
                    task,
                    List.of(
                            "-XX:AOTMode=create",
                            "-XX:AOTConfiguration=" + seen,
                            "-XX:AOTCache=" + task.resolve(OwnJava.CACHE))));
        } finally {
            Folder.delete(school);
        }
    }

    /** The class for training lies in the working directory, where a class loader of its own finds it: it is not cached. */
    private static Launch launch(Path task, Path school, Path seen, TlsFront stores) throws IOException {
        String file = Training.class.getName().replace('.', '/') + ".class";
        Path copy = school.resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream code = Objects.requireNonNull(Training.class.getResourceAsStream("/" + file))) {
            Files.copy(code, copy);
        }
        List<String> command = new ArrayList<>(java(
                task,
                List.of(
                        "-XX:AOTMode=record",
                        "-XX:AOTConfiguration=" + seen,
                        stores.trusting(OwnJava.authorities(task)))));
        command.add(AWSLambda.class.getName());
        command.add(Training.class.getName());
        return new Launch(school, command, Launch.ON_DEMAND);
    }

    private static void train(
            Launch launch, List<Function> functions, SampleEvents samples, Map<String, String> variables)
            throws IOException {
        Function school = new Function(
                "Training",
                0,
                "",
                Training.class.getName(),
                Map.of(),
                1024,
                PATIENCE,
                false,
                List.of(),
                List.of(),
                List.of());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PackagedFunction training = PackagedFunction.start(school, launch, variables, log)) {
            for (Function function : functions) {
                Map<String, String> environment = new LinkedHashMap<>(variables);
                environment.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
                environment.putAll(function.environment());
                Outcome outcome =
                        training.invoke(Training.lesson(function.handler(), environment, samples.of(function.id())));
                if (outcome.failed()) {
                    throw new StartFailure(function.id() + " does not answer in training: " + outcome.text() + "\n"
                            + log.toString(StandardCharsets.UTF_8));
                }
                LOG.debug("{} has been trained: {}", function.id(), outcome.text());
            }
            int code = training.endBy(Training.end());
            if (code != 0) {
                throw new StartFailure("The training has ended with " + code + ".\n" + log);
            }
        }
    }

    private static List<String> java(Path task, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(OwnJava.java(task));
        command.addAll(flags);
        command.addAll(OwnJava.FLAGS);
        command.addAll(List.of("-cp", OwnJava.classPath(task)));
        return command;
    }
}
