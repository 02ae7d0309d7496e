package io.lunapark.acceptance.meter;

import io.lunapark.acceptance.meter.Meter.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;

/** Counts the calls of AWS's clients. The SDK finds it by its file on the class path of these tests, and nowhere else. */
public final class MeteredAws implements ExecutionInterceptor {

    private static final Set<String> READS =
            Set.of("GetItemRequest", "BatchGetItemRequest", "QueryRequest", "ScanRequest", "TransactGetItemsRequest");

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest call, ExecutionAttributes attributes) {
        SdkRequest request = call.request();
        if (!Meter.isOn()) {
            return request;
        }
        for (SdkField<?> field : request.sdkFields()) {
            if (field.memberName().equals("ReturnConsumedCapacity")) {
                SdkRequest.Builder builder = request.toBuilder();
                field.set(builder, ReturnConsumedCapacity.TOTAL.toString());
                return builder.build();
            }
        }
        return request;
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
        count(call.request(), attributes);
        Unit unit = READS.contains(call.request().getClass().getSimpleName()) ? Unit.READS : Unit.WRITES;
        Meter.count(unit, consumed(call.response()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
        count(call.request(), attributes);
    }

    private static void count(SdkRequest request, ExecutionAttributes attributes) {
        String service =
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toUpperCase(Locale.ROOT);
        Meter.count(Unit.valueOf(service), 1);
        if (request instanceof PutEventsRequest events) {
            Meter.count(Unit.EVENTS, events.entries().size());
        }
    }

    private static double consumed(SdkResponse response) {
        return response.getValueForField("ConsumedCapacity", Object.class).stream()
                .flatMap(consumed -> consumed instanceof List<?> tables ? tables.stream() : List.of(consumed).stream())
                .map(ConsumedCapacity.class::cast)
                .mapToDouble(ConsumedCapacity::capacityUnits)
                .sum();
    }
}
