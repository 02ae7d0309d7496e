package io.lunapark.acceptance.packaging;

import io.lunapark.localstack.function.CodeOnClassPath;
import io.lunapark.localstack.template.Surroundings;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.TemplateReader;
import io.lunapark.packing.SampleEvents;
import io.lunapark.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The functions of template.yaml, and where what is deployed for them lies. */
final class Deployed {

    private static final Path ROOT = Project.at("").toAbsolutePath().normalize();

    private Deployed() {}

    static Stream<Function> functions() {
        try {
            Template template = TemplateReader.read(
                    ROOT.resolve("template.yaml"),
                    new Surroundings(
                            "lunapark-dev",
                            "eu-central-1",
                            "000000000000",
                            "http://127.0.0.1:3050",
                            "http://127.0.0.1:9324",
                            Path.of("/data/secrets"),
                            Map.of("Stage", "dev")),
                    new CodeOnClassPath());
            return template.functions().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the names of tests. */
    static Stream<Named<Function>> named() {
        return functions().map(Deployed::named);
    }

    static Named<Function> named(Function function) {
        return Named.of(function.id(), function);
    }

    static Path zip(Function function) {
        return ROOT.resolve(function.zip());
    }

    /** What the function is given when it is tried by hand or by a test. */
    static Path event(Function function) {
        return ROOT.resolve(SampleEvents.file(function));
    }
}
