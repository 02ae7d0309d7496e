package io.lunapark.platform.lambda;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.Map;

/** Starts the Micronaut context of one function from its environment variables alone. */
public final class Function {

    /** Names the class that this function serves; from {@code LUNAPARK_USE_CASE}. */
    public static final String USE_CASE = "lunapark.use-case";

    /** Names the projection that a use case such as a rebuild works on; from {@code LUNAPARK_PROJECTION}. */
    public static final String PROJECTION = "lunapark.projection";

    /** Of Micronaut. What is empty or null is said, not left out: callers and consumers always find the same fields. */
    public static final Map<String, Object> SETTINGS = Map.of(
            "micronaut.application.name",
            "lunapark",
            "micronaut.serde.serialization.inclusion",
            "ALWAYS",
            "micronaut.server.date-header", // the gateway says when it was
            "false",
            "datasources.default.dialect",
            "POSTGRES",
            "datasources.default.allow-connection-per-operation", // a statement belongs into a block that one can see
            "false");

    private Function() {}

    /**
     * Makes the use case with all that it holds, too: Lambda lends a start more than the function's share of a processor, and
     * SnapStart keeps what was made.
     *
     * @param environment variables of the function, as template.yaml sets them
     * @param instead beans in the place of the function's own, such as another clock
     * @throws IllegalStateException when no class of the zip serves the use case that the environment names
     */
    public static ApplicationContext start(Map<String, String> environment, RuntimeBeanDefinition<?>... instead) {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .propertySources(PropertySource.of(
                        "environment",
                        Map.<String, Object>copyOf(environment),
                        PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE))
                .properties(SETTINGS)
                .beanDefinitions(instead)
                .start();
        if (context.getBeansOfType(Object.class, Qualifiers.byStereotype(UseCase.class))
                .isEmpty()) {
            context.close();
            throw new IllegalStateException("No class annotated @UseCase is named "
                    + environment.getOrDefault("LUNAPARK_USE_CASE", "(LUNAPARK_USE_CASE is not set)"));
        }
        return context;
    }
}
