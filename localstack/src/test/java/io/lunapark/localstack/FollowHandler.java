package io.lunapark.localstack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what {@link TakeHandler} had taken when it was called. */
public final class FollowHandler implements RequestStreamHandler {

    static final AtomicInteger SEEN = new AtomicInteger();

    public FollowHandler(Map<String, String> environment) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        SEEN.accumulateAndGet(TakeHandler.TAKEN.size(), Math::max);
    }
}
