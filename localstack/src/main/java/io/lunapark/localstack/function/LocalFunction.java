package io.lunapark.localstack.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lunapark.localstack.template.Template.Function;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A function of the template. It is made at its first call, once, as in Lambda; calls may run side by side. */
public final class LocalFunction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalFunction.class);

    /** Lambda's limit for an event, and for an answer, of a caller who waits. */
    public static final int PAYLOAD_BYTES = 6 * 1024 * 1024;

    /** In the client context of a call: the token of the lease that the node holds. */
    public static final String LEASE_TOKEN = "leaseToken";

    private final Function function;
    private final Map<String, String> environment;
    private final String arn;
    private final Supplier<OptionalLong> leaseToken;
    private volatile @Nullable RequestStreamHandler handler;

    LocalFunction(Function function, Map<String, String> environment, String arn, Supplier<OptionalLong> leaseToken) {
        this.function = function;
        this.environment = environment;
        this.arn = arn;
        this.leaseToken = leaseToken;
    }

    public String id() {
        return function.id();
    }

    public Duration timeout() {
        return function.timeout();
    }

    /** Calls the function with a JSON event and returns its JSON answer. */
    public byte[] invoke(byte[] event) throws FunctionFailure {
        return invoke(event, Map.of());
    }

    /**
     * @param custom what the caller says besides the event, as Lambda's client context; of the lease, where it says nothing, the
     *     token that this node holds
     */
    public byte[] invoke(byte[] event, Map<String, String> custom) throws FunctionFailure {
        Map<String, String> said = new HashMap<>(custom);
        leaseToken.get().ifPresent(token -> said.putIfAbsent(LEASE_TOKEN, Long.toString(token)));
        ByteArrayOutputStream answer = new ByteArrayOutputStream(1024);
        LocalContext context =
                new LocalContext(function.id(), arn, function.timeout().toMillis(), said);
        MDC.put("function", function.id());
        try {
            ready().handleRequest(new ByteArrayInputStream(event), answer, context);
            if (answer.size() > PAYLOAD_BYTES) {
                throw new IOException("the answer is larger than the " + PAYLOAD_BYTES + " bytes that Lambda takes");
            }
            return answer.toByteArray();
        } catch (Exception | LinkageError e) {
            throw new FunctionFailure(function.id(), e);
        } finally {
            MDC.clear();
        }
    }

    /** Makes the function now instead of at its first call. */
    public void warm() throws FunctionFailure {
        try {
            ready();
        } catch (Exception | LinkageError e) {
            throw new FunctionFailure(function.id(), e);
        }
    }

    private RequestStreamHandler ready() throws Exception {
        RequestStreamHandler present = handler;
        return present != null ? present : make();
    }

    private synchronized RequestStreamHandler make() throws Exception {
        RequestStreamHandler present = handler;
        if (present != null) {
            return present;
        }
        long start = System.nanoTime();
        try {
            RequestStreamHandler made = (RequestStreamHandler)
                    Class.forName(function.handler()).getConstructor(Map.class).newInstance(environment);
            handler = made;
            LOG.debug("{} is made, {} ms", function.id(), (System.nanoTime() - start) / 1_000_000);
            return made;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public synchronized void close() {
        RequestStreamHandler made = handler;
        handler = null;
        if (made instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("{} does not close cleanly", function.id(), e);
            }
        }
    }
}
