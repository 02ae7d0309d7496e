package io.lunapark.assembly;

import io.lunapark.platform.lambda.PackedServices;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.io.service.ServiceDefinition;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes down what Micronaut finds on the class path of this process, as classes that make it at once ({@link PackedServices}). */
public final class PackServices {

    private static final ClassDesc PACKED_SERVICES = ClassDesc.of(PackedServices.class.getName());

    /** Made for other servers, other callers and other ways to run: no function of ours has a use for it. */
    private static final List<String> UNUSED = List.of(
            "io.micronaut.discovery.",
            "io.micronaut.function.aws.proxy.alb.",
            "io.micronaut.function.aws.proxy.payload1.",
            "io.micronaut.health.",
            "io.micronaut.http.client.",
            "io.micronaut.http.server.websocket.",
            "io.micronaut.http.ssl.",
            "io.micronaut.runtime.graceful.",
            "io.micronaut.runtime.server.watch.",
            "io.micronaut.scheduling.io.watch.",
            "io.micronaut.servlet.http.server.",
            "io.micronaut.web.router.version.");

    /** Of the events that this library describes, a function gets calls and batches of a queue. */
    private static final String EVENTS = "io.micronaut.aws.lambda.events.serde.$";

    private static final List<String> OURS = List.of(
            EVENTS + "com_amazonaws_services_lambda_runtime_events_APIGatewayV2HTTP",
            EVENTS + "com_amazonaws_services_lambda_runtime_events_SQS");

    private static final MethodTypeDesc IS_FOR = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_String);

    private PackServices() {}

    /** @param args the folder to write to */
    public static void main(String[] args) throws IOException {
        OneOfEach.demand(System.getProperty("java.class.path"));
        Path folder = Path.of(args[0]);
        for (Class<?> kind : PackedServices.KINDS) {
            write(
                    folder.resolve(PackedServices.nameFor(kind).replace('.', '/') + ".class"),
                    list(kind, services(kind)));
        }
        write(
                folder.resolve("META-INF/services/" + StaticOptimizations.Loader.class.getName()),
                PackedServices.Loader.class.getName().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Those that can be made here, by name: others ask for a library that the package does not have either. */
    private static <S> List<Object> services(Class<S> kind) {
        Map<String, Object> services = new TreeMap<>();
        for (ServiceDefinition<S> service : SoftServiceLoader.load(kind)) {
            if (service.isPresent() && isWanted(service.getName())) {
                try {
                    services.put(service.getName(), service.load());
                } catch (ServiceConfigurationError notForUs) {
                    continue;
                }
            }
        }
        return List.copyOf(services.values());
    }

    private static boolean isWanted(String name) {
        return UNUSED.stream().noneMatch(name::startsWith)
                && (!name.startsWith(EVENTS) || OURS.stream().anyMatch(name::startsWith));
    }

    private static byte[] list(Class<?> kind, List<?> services) {
        return ClassFile.of()
                .build(
                        ClassDesc.of(PackedServices.nameFor(kind)),
                        type -> type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withSuperclass(PACKED_SERVICES)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_PUBLIC,
                                        code -> code.aload(0)
                                                .invokespecial(
                                                        PACKED_SERVICES,
                                                        ConstantDescs.INIT_NAME,
                                                        ConstantDescs.MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "size",
                                        MethodTypeDesc.of(ConstantDescs.CD_int),
                                        ClassFile.ACC_PROTECTED,
                                        code -> code.loadConstant(services.size())
                                                .ireturn())
                                .withMethodBody(
                                        "make",
                                        MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int),
                                        ClassFile.ACC_PROTECTED,
                                        code -> make(code, services)));
    }

    private static void make(CodeBuilder code, List<?> services) {
        Label none = code.newLabel();
        List<SwitchCase> cases = IntStream.range(0, services.size())
                .mapToObj(number -> SwitchCase.of(number, code.newLabel()))
                .toList();
        code.iload(1).lookupswitch(none, cases);
        for (SwitchCase each : cases) {
            Object service = services.get(each.caseValue());
            ClassDesc type = ClassDesc.of(service.getClass().getName());
            code.labelBinding(each.target());
            if (service instanceof BeanDefinitionReference<?> bean
                    && bean.getBeanType().isAnnotationPresent(UseCase.class)) {
                code.loadConstant(bean.getBeanType().getSimpleName())
                        .invokestatic(PACKED_SERVICES, "isFor", IS_FOR)
                        .ifeq(none);
            }
            code.new_(type)
                    .dup()
                    .invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .areturn();
        }
        code.labelBinding(none).aconst_null().areturn();
    }
}
