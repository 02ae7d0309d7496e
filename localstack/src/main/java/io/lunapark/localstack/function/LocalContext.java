package io.lunapark.localstack.function;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What Lambda tells a function about the call. */
final class LocalContext implements Context {

    private final String function;
    private final String arn;
    private final String requestId = UUID.randomUUID().toString();
    private final long deadline;
    private final Map<String, String> custom;

    LocalContext(String function, String arn, long timeoutMillis, Map<String, String> custom) {
        this.custom = custom;
        this.function = function;
        this.arn = arn;
        this.deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return arn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return custom.isEmpty() ? null : new Custom(custom);
    }

    /** What the caller says besides the event. */
    private record Custom(Map<String, String> getCustom) implements ClientContext {

        @Override
        public @Nullable Client getClient() {
            return null;
        }

        @Override
        public Map<String, String> getEnvironment() {
            return Map.of();
        }
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                LoggerFactory.getLogger(function).info(message.stripTrailing());
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
