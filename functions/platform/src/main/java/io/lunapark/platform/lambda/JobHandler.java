package io.lunapark.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lunapark.platform.lease.Fence;
import io.lunapark.platform.store.Deadline;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Entry of every function that a schedule, a deployment or an operator invokes; the event itself carries nothing. */
public final class JobHandler implements RequestStreamHandler, AutoCloseable {

    private final ApplicationContext context;
    private final JsonMapper json;
    private final Job job;

    public JobHandler() {
        this(System.getenv());
    }

    public JobHandler(Map<String, String> environment) {
        context = Function.start(environment);
        json = context.getBean(JsonMapper.class);
        job = context.getBean(Job.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context lambda) throws IOException {
        Deadline.within(lambda, () -> Fence.within(lambda, () -> json.writeValue(output, job.run())));
    }

    @Override
    public void close() {
        context.close();
    }
}
