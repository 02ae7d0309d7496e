package io.lunapark.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import io.lunapark.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A module of the house by its folder's name. Which one a class is of is told by where it was loaded from. */
record Module(String name) {

    static final Module SHARED_DOMAIN = new Module("shared-domain");
    static final Module PLATFORM = new Module("platform");
    static final Module LOCALSTACK = new Module("localstack");

    private static final Pattern PLACE = Pattern.compile("/([a-z-]+)(?:/target/|-1\\.0\\.0\\.jar!)");

    /** All that run: those in the folders, but for what is there to compile, to test and to deploy. */
    static List<Module> all() {
        return Stream.concat(
                        Stream.of(SHARED_DOMAIN, LOCALSTACK),
                        Stream.of("functions", "localstack").flatMap(Module::in))
                .filter(module -> !List.of("processor", "acceptance").contains(module.name))
                .toList();
    }

    private static Stream<Module> in(String folder) {
        try (Stream<Path> modules = Files.list(Project.at(folder))) {
            return modules
                    .filter(module -> Files.exists(module.resolve("src/main/java")))
                    .map(module -> new Module(module.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what is not ours. */
    static Optional<Module> of(JavaClass type) {
        String place = type.getBaseComponentType()
                .getSource()
                .map(source -> source.getUri().toString())
                .orElse("");
        Matcher found = PLACE.matcher(place);
        return found.find() && type.getBaseComponentType().getPackageName().startsWith("io.lunapark")
                ? Optional.of(new Module(found.group(1)))
                : Optional.empty();
    }

    boolean holds(JavaClass type) {
        return of(type).filter(this::equals).isPresent();
    }

    /** The runner, and what is built on it; but for the command line, which brings systems and runner together. */
    boolean isTool() {
        return equals(LOCALSTACK) || Files.exists(Project.at("localstack", name, "pom.xml")) && !name.equals("cli");
    }

    boolean isSystem() {
        return Files.exists(Project.at("functions", name, "template.yaml"));
    }
}
