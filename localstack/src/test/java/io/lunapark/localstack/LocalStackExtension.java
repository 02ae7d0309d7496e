package io.lunapark.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the product as it is deployed: {@code @ExtendWith(LocalStackExtension.class)} and a parameter of type {@link
 * Stack} or {@link Api}. One stack for all tests of a JVM, on free ports, with data that is gone afterwards; so a test
 * makes its own data and does not count on being alone.
 */
public final class LocalStackExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LocalStackExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Stack.class, Api.class).contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Shared.class, type -> Shared.start(), Shared.class)
                .stack();
        return parameter.getParameter().getType() == Stack.class ? stack : new Api(stack.url());
    }

    /** The stack of this JVM with the folder that it writes to. */
    private record Shared(Stack stack, Path data) implements AutoCloseable, ExtensionContext.Store.CloseableResource {

        static Shared start() {
            try {
                Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stack");
                Settings settings = Settings.of("dev", Path.of("../template.yaml"), data, 0);
                return new Shared(Stack.start(settings), data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stack.close();
            List<Path> files;
            try (Stream<Path> all = Files.walk(data)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
