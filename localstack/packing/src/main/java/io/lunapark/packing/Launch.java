package io.lunapark.packing;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.lunapark.localstack.template.Template.Function;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * How the process of a function is started.
 *
 * @param task the folder that the function finds as {@code /var/task}; the process works in it
 * @param initialization what the function finds as {@code AWS_LAMBDA_INITIALIZATION_TYPE}
 */
public record Launch(Path task, List<String> command, String initialization) {

    static final String ON_DEMAND = "on-demand";

    /** As the managed runtime calls Java: 85 % of the memory as heap, one collector thread, the fast compiler only. */
    public static Launch managed(Function function, Path task) {
        return new Launch(
                task,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxHeapSize=" + function.memoryMb() * 85L / 100 + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Dorg.crac.Core.Compat=" + Core.class.getPackageName(),
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        runtimeClient().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        AWSLambda.class.getName(),
                        function.handler()),
                ON_DEMAND);
    }

    /** As {@code provided.al2023} does: what lies in the package as {@code bootstrap} has to know the rest. */
    public static Launch own(Path task) {
        return new Launch(task, List.of(task.resolve(OwnJava.BOOTSTRAP).toString()), ON_DEMAND);
    }

    /** The same on the first processor alone, as a small function has no more than one. Linux only. */
    public Launch onOneProcessor() {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command);
        return new Launch(task, pinned, initialization);
    }

    /** The same for SnapStart: it does all that comes before the snapshot, and goes on as if restored from it. */
    public Launch forSnapshot() {
        return new Launch(task, command, "snap-start");
    }

    /** The jars of AWS's runtime client, which the managed runtime brings along. */
    static Stream<Path> runtimeClient() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(Launch::jar);
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
