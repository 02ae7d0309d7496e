package io.lunapark.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lunapark.kernel.AccessTable;
import io.lunapark.localstack.function.CodeOnClassPath;
import io.lunapark.localstack.template.Surroundings;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Route;
import io.lunapark.localstack.template.TemplateReader;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.testing.Project;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** template.yaml and the code say the same. */
class TemplateTest {

    private static final Template TEMPLATE = template();
    private static final AccessTable ACCESS = AccessTable.read(systems());
    private static final List<Class<?>> USE_CASES = useCases();

    @Test
    void everyFunctionNamesAUseCaseAndEveryUseCaseHasItsFunction() {
        Set<String> named =
                TEMPLATE.functions().stream().map(TemplateTest::useCase).collect(Collectors.toSet());

        assertThat(named).isEqualTo(USE_CASES.stream().map(Class::getSimpleName).collect(Collectors.toSet()));
    }

    @Test
    void aFunctionBehindTheGatewayHasTheRoutesOfItsUseCase() {
        Map<String, Set<String>> inTemplate = new TreeMap<>();
        TEMPLATE.functions().stream()
                .filter(function -> !function.routes().isEmpty())
                .forEach(function -> inTemplate.put(
                        useCase(function),
                        function.routes().stream()
                                .filter(route -> !route.method().equals("HEAD"))
                                .map(Route::key)
                                .collect(Collectors.toCollection(TreeSet::new))));
        Map<String, Set<String>> inCode = new TreeMap<>();
        USE_CASES.stream()
                .filter(type -> type.isAnnotationPresent(Controller.class))
                .forEach(type -> inCode.put(type.getSimpleName(), routes(type)));

        inTemplate
                .keySet()
                .removeIf(name ->
                        inCode.getOrDefault(name, Set.of()).stream().noneMatch(route -> route.contains(" /api/")));
        inCode.keySet().retainAll(inTemplate.keySet());
        assertThat(inTemplate).isNotEmpty().isEqualTo(inCode);
    }

    /** Pages, documents and health; of everything else a HEAD is a method that is not allowed. */
    @Test
    void aHeadIsTheGetOfTheSameFunction() {
        assertThat(behindTheGateway().flatMap(function -> headsOf(function).stream()))
                .containsExactlyInAnyOrder(
                        "/",
                        "/console",
                        "/console/{file+}",
                        "/api-docs",
                        "/api-docs/{file+}",
                        "/api/health",
                        "/.well-known/jwks.json",
                        "/.well-known/openid-configuration");
        assertThat(behindTheGateway())
                .allSatisfy(function -> assertThat(function.routes())
                        .extracting(Route::key)
                        .containsAll(headsOf(function).stream()
                                .map(path -> "GET " + path)
                                .toList()));
    }

    private static Set<String> headsOf(Function function) {
        return function.routes().stream()
                .filter(route -> route.method().equals("HEAD"))
                .map(Route::path)
                .collect(Collectors.toSet());
    }

    @Test
    void theAccessTableHasARowForEachUseCaseBehindTheGatewayAndForNothingElse() {
        assertThat(behindTheGateway().map(TemplateTest::useCase)).hasSameElementsAs(ACCESS.useCases());
    }

    @Test
    void aRouteAsksForATokenUnlessAnyoneMayCallIt() {
        assertThat(behindTheGateway())
                .allSatisfy(function -> assertThat(function.routes())
                        .as(function.id())
                        .allMatch(route -> (route.authorizer() == null)
                                == ACCESS.of(useCase(function)).orElseThrow().anyone()));
    }

    private static Stream<Function> behindTheGateway() {
        return TEMPLATE.functions().stream()
                .filter(function -> !function.routes().isEmpty());
    }

    @Test
    void aUseCaseHasAPackageOfItsOwnName() {
        assertThat(USE_CASES)
                .filteredOn(type -> !type.getPackageName().startsWith("io.lunapark.platform"))
                .allSatisfy(type -> assertThat(type.getPackageName())
                        .endsWith("." + type.getSimpleName().toLowerCase()));
    }

    private static Set<String> systems() {
        return TEMPLATE.functions().stream()
                .map(function -> function.environment().get("LUNAPARK_SYSTEM"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String useCase(Function function) {
        return function.environment().get("LUNAPARK_USE_CASE");
    }

    private static Set<String> routes(Class<?> controller) {
        String base = controller.getAnnotation(Controller.class).value();
        return Arrays.stream(controller.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations()))
                .flatMap(annotation -> switch (annotation) {
                    case Get get -> Stream.of("GET " + join(base, get.value()));
                    case Post post -> Stream.of("POST " + join(base, post.value()));
                    case Patch patch -> Stream.of("PATCH " + join(base, patch.value()));
                    case Put put -> Stream.of("PUT " + join(base, put.value()));
                    case Delete delete -> Stream.of("DELETE " + join(base, delete.value()));
                    default -> Stream.<String>empty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String join(String base, String path) {
        return path.equals("/") ? base : base + path;
    }

    private static List<Class<?>> useCases() {
        return new ClassFileImporter()
                .withImportOption(new Shipped()).importPackages("io.lunapark").stream()
                        .filter(type -> type.isAnnotatedWith(UseCase.class))
                        .map(JavaClass::reflect)
                        .<Class<?>>map(type -> type)
                        .toList();
    }

    private static Template template() {
        try {
            return TemplateReader.read(
                    Project.at("template.yaml"),
                    new Surroundings(
                            "lunapark-dev",
                            "eu-central-1",
                            "000000000000",
                            "http://127.0.0.1:3050",
                            "http://127.0.0.1:9324",
                            Path.of("/data/secrets"),
                            Map.of("Stage", "dev")),
                    new CodeOnClassPath());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
