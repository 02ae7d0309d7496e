package io.lunapark.platform.store;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Limits a call of AWS, all its attempts and the pauses between them together, to what the invocation has left. */
final class NoLongerThanTheInvocation implements ExecutionInterceptor {

    /** The SDK takes no time-out of zero. */
    private static final Duration AT_LEAST = Duration.ofMillis(1);

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        if (Deadline.left().isZero()) {
            throw ApiCallTimeoutException.create(0);
        }
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest call, ExecutionAttributes attributes) {
        AwsRequest request = (AwsRequest) call.request();
        return request.toBuilder()
                .overrideConfiguration(request.overrideConfiguration()
                        .map(AwsRequestOverrideConfiguration::toBuilder)
                        .orElseGet(AwsRequestOverrideConfiguration::builder)
                        .apiCallTimeout(Deadline.left().plus(AT_LEAST))
                        .build())
                .build();
    }
}
