package io.lunapark.platform.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells a store that cannot be reached just now from a request that it refused. */
public final class OutOfReach {

    private OutOfReach() {}

    /**
     * @return true when trying the same again later may succeed: the caller answers 503, a message stays in its queue
     */
    public static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean temporary = switch (cause) {
                case SQLTransientException transientFailure -> true;
                case SQLException sql -> isTemporary(sql.getSQLState());
                case AwsServiceException aws -> aws.isThrottlingException() || aws.statusCode() >= 500;
                case Backoff.StoreBusy busy -> true;
                case ApiCallAttemptTimeoutException late -> true;
                case ApiCallTimeoutException late -> true;
                case SdkClientException sdk -> sdk.retryable() || sdk.getCause() instanceof IOException;
                default -> false;
            };
            if (temporary) {
                return true;
            }
        }
        return false;
    }

    /** Classes 08 connection, 53 resources, 57P shutdown; 40 serialisation and deadlock, 25P03, 55P03 and 57014 time-outs. */
    private static boolean isTemporary(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.startsWith("40")
                        || state.equals("25P03")
                        || state.equals("55P03"));
    }
}
