package io.lunapark.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.lunapark.platform.event.Consumer;
import io.lunapark.platform.store.Deadline;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Entry of every function that a queue feeds: the batch goes to the {@link Consumer}, which names what failed. */
public final class QueueHandler implements RequestStreamHandler, AutoCloseable {

    private final ApplicationContext context;
    private final JsonMapper json;
    private final Consumer consumer;

    public QueueHandler() {
        this(System.getenv());
    }

    public QueueHandler(Map<String, String> environment) {
        context = Function.start(environment);
        json = context.getBean(JsonMapper.class);
        consumer = context.getBean(Consumer.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context lambda) throws IOException {
        SQSEvent batch = json.readValue(input, Argument.of(SQSEvent.class));
        Deadline.within(
                lambda, () -> json.writeValue(output, new SQSBatchResponse(consumer.consume(batch.getRecords()))));
    }

    @Override
    public void close() {
        context.close();
    }
}
