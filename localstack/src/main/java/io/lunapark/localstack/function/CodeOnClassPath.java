package io.lunapark.localstack.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lunapark.localstack.template.CodeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for handlers and use cases on the class path; the latter by the bean definitions that were made at compile time. */
public final class CodeOnClassPath implements CodeCatalog {

    private static final String DEFINITIONS = "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/";
    private static final String OURS = "io.lunapark.";
    private static final String MARK = "UseCase";

    /** Simple name to class name, of all our beans; read when first needed. */
    private @Nullable Map<String, String> beans;

    @Override
    public Optional<String> faultOfHandler(String handler) {
        try {
            Class<?> type = Class.forName(handler, false, getClass().getClassLoader());
            if (!RequestStreamHandler.class.isAssignableFrom(type)) {
                return Optional.of("handler " + handler + " is no RequestStreamHandler");
            }
            boolean takesEnvironment = Arrays.stream(type.getConstructors())
                    .anyMatch(
                            constructor -> Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Map.class}));
            return takesEnvironment
                    ? Optional.empty()
                    : Optional.of("handler " + handler + " has no public constructor that takes its environment");
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of("there is no handler class " + handler);
        }
    }

    @Override
    public Optional<String> faultOfUseCase(String useCase) {
        String name = beans().get(useCase);
        if (name == null) {
            return Optional.of("no class serves the use case " + useCase);
        }
        try {
            Class<?> type = Class.forName(name, false, getClass().getClassLoader());
            boolean marked = Arrays.stream(type.getAnnotations())
                    .anyMatch(mark -> mark.annotationType().getSimpleName().equals(MARK));
            return marked ? Optional.empty() : Optional.of(name + " is not marked as a use case");
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of(name + ", which serves the use case, cannot be loaded: " + e);
        }
    }

    private synchronized Map<String, String> beans() {
        Map<String, String> present = beans;
        if (present == null) {
            present = new HashMap<>();
            for (String definition : definitions()) {
                int simple = definition.lastIndexOf(".$");
                if (definition.startsWith(OURS) && simple > 0 && definition.endsWith("$Definition")) {
                    String name = definition.substring(simple + 2, definition.length() - "$Definition".length());
                    present.put(name, definition.substring(0, simple + 1) + name);
                }
            }
            beans = present;
        }
        return present;
    }

    private List<String> definitions() {
        try {
            return Collections.list(getClass().getClassLoader().getResources(DEFINITIONS)).stream()
                    .flatMap(CodeOnClassPath::names)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(URL directory) {
        try {
            URLConnection connection = directory.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(DEFINITIONS))
                        .map(name -> name.substring(DEFINITIONS.length()))
                        .toList()
                        .stream();
            }
            try (Stream<Path> files = Files.list(Path.of(URI.create(directory.toString())))) {
                return files.map(file -> file.getFileName().toString()).toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
