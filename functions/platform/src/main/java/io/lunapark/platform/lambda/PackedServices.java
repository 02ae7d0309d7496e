package io.lunapark.platform.lambda;

import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.env.PropertyExpressionResolver;
import io.micronaut.context.env.PropertySourceLoader;
import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.convert.TypeConverterRegistrar;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.core.type.TypeInformationProvider;
import io.micronaut.http.HttpRequestFactory;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.cookie.ClientCookieEncoder;
import io.micronaut.http.cookie.CookieFactory;
import io.micronaut.http.cookie.ServerCookieDecoder;
import io.micronaut.http.cookie.ServerCookieEncoder;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services of one kind in a function's package, written down when it was packed: Micronaut would look through eighty
 * jars for them at every start. Its subclasses are made by {@code PackServices}, one for each of {@link #KINDS}.
 *
 * @param <S> the kind
 */
public abstract class PackedServices<S> implements SoftServiceLoader.StaticServiceLoader<S> {

    /** What Micronaut asks for at the start of a function. It looks for itself where a kind is missing here. */
    public static final List<Class<?>> KINDS = List.of(
            ApplicationContextConfigurer.class,
            BeanConfiguration.class,
            BeanDefinitionReference.class,
            BeanIntrospectionReference.class,
            ClientCookieEncoder.class,
            CookieFactory.class,
            HttpRequestFactory.class,
            HttpResponseFactory.class,
            PropertyExpressionResolver.class,
            PropertySourceLoader.class,
            ServerCookieDecoder.class,
            ServerCookieEncoder.class,
            TypeConverterRegistrar.class,
            TypeInformationProvider.class);

    private static final String PACKAGE = "io.lunapark.packed.";

    /** The name of the class that has those of one kind. */
    public static String nameFor(Class<?> kind) {
        return PACKAGE + kind.getSimpleName();
    }

    /** How many there are. */
    protected abstract int size();

    /**
     * @param number from 0
     * @return null when this function has no use for it
     */
    protected abstract @Nullable S make(int number);

    /** Whether this process is for that use case; one that serves all in turn, for none in particular, is for each. */
    protected static boolean isFor(String useCase) {
        String own = System.getenv("LUNAPARK_USE_CASE");
        return own == null || useCase.equals(own) || useCase.equals(System.getenv("LUNAPARK_PROJECTION"));
    }

    @Override
    public List<S> load(@Nullable Predicate<S> predicate) {
        List<S> services = new ArrayList<>(size());
        for (int number = 0; number < size(); number++) {
            S service = make(number);
            if (service != null && (predicate == null || predicate.test(service))) {
                services.add(service);
            }
        }
        return services;
    }

    @Override
    public Stream<SoftServiceLoader.StaticDefinition<S>> findAll(Predicate<String> predicate) {
        return load(null).stream()
                .filter(service -> predicate.test(service.getClass().getName()))
                .map(service ->
                        SoftServiceLoader.StaticDefinition.of(service.getClass().getName(), () -> service));
    }

    /** Where Micronaut asks for them; {@code services.jar} in a package names this class. */
    public static final class Loader implements StaticOptimizations.Loader<SoftServiceLoader.Optimizations> {

        @Override
        public SoftServiceLoader.Optimizations load() {
            Map<String, SoftServiceLoader.StaticServiceLoader<?>> services = new HashMap<>();
            for (Class<?> kind : KINDS) {
                services.put(kind.getName(), ofKind(kind));
            }
            return new SoftServiceLoader.Optimizations(services);
        }

        private static PackedServices<?> ofKind(Class<?> kind) {
            try {
                return (PackedServices<?>)
                        Class.forName(nameFor(kind)).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The package lacks " + nameFor(kind), e);
            }
        }
    }
}
