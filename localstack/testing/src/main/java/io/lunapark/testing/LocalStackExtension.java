package io.lunapark.testing;

import io.lunapark.localstack.Stack;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the product as it is deployed: {@code @ExtendWith(LocalStackExtension.class)} and a parameter of type {@link
 * Stack} or {@link Api}. One stack for all tests of a JVM, on free ports, with data that is gone afterwards; so a test
 * makes its own data and does not count on being alone.
 */
public final class LocalStackExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Stack.class, Api.class).contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = SharedStack.running();
        return parameter.getParameter().getType() == Stack.class
                ? stack
                : People.of(stack).admin();
    }
}
