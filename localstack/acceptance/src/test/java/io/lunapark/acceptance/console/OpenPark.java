package io.lunapark.acceptance.console;

import io.lunapark.acceptance.console.Tabs.Person;
import io.lunapark.coasters.CoastersSchema;
import io.lunapark.localstack.Folder;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Api;
import io.lunapark.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The park that all tests of the pages share, with a browser beside it: one of their own, since a page that shows the
 * hundreds of coasters of all other tests is no measure of a park.
 */
record OpenPark(Stack stack, Chromium chromium, Path data, Person admin) implements AutoCloseable {

    private static OpenPark open() {
        try {
            Path data = Files.createTempDirectory("lunapark-pages");
            Stack stack = Stack.start(
                    Settings.of("dev", Project.at("template.yaml"), data, 0).withoutLogging());
            Path password = data.resolve("secrets").resolve("FirstAdminPassword");
            Person admin = new Person(
                    "admin@lunapark.example", Files.readString(password).strip());
            return new OpenPark(stack, Chromium.start(), data, admin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return stack.url();
    }

    Api api() {
        return new Api(url());
    }

    /** All browsers here share an address: what one test mistypes on purpose is not for the next. */
    void forgetFailures() {
        new CoastersSchema(stack.postgres().url(), stack.postgres().adminPassword())
                .texts("delete from identity.attempts returning kind");
    }

    Tabs tabs() {
        return new Tabs(chromium, url());
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        stack.close();
        Folder.delete(data);
    }

    /** Opens the park for the first test class that asks, and closes it after the last. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == OpenPark.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(OpenPark.class))
                    .getOrComputeIfAbsent(OpenPark.class, type -> open(), OpenPark.class);
        }
    }
}
