package io.lunapark.platform.lambda;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.BeanType;

/** Lets only the use case of this function become a bean, and the projection that it works on where it names one. */
public final class OwnUseCase implements Condition {

    @Override
    @SuppressWarnings("rawtypes")
    public boolean matches(ConditionContext context) {
        return switch (context.getComponent()) {
            case BeanDefinitionReference<?> reference -> isOwn(simpleName(reference.getBeanDefinitionName()), context);
            case BeanType<?> bean -> isOwn(bean.getBeanType().getSimpleName(), context);
            default -> false;
        };
    }

    private static boolean isOwn(String name, ConditionContext<?> context) {
        return name.equals(context.getProperty(Function.USE_CASE, String.class).orElse(null))
                || name.equals(
                        context.getProperty(Function.PROJECTION, String.class).orElse(null));
    }

    /** Before a definition is loaded its own class name is all there is: {@code a.b.$RegisterCoaster$Definition}. */
    private static String simpleName(String definition) {
        String name = definition.substring(definition.lastIndexOf('.') + 1);
        return name.replaceFirst("^\\$", "").replaceFirst("\\$Definition.*", "");
    }
}
