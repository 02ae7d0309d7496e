package io.lunapark.cars;

import io.lunapark.localstack.Stack;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.testing.SharedStack;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts messages into a queue past the front door. */
final class Messages {

    private static final Stack STACK = SharedStack.running();
    private static final SqsClient SQS = AwsClient.at(
            STACK.queues().url(), Whereabouts.REGION, STACK.whereabouts().key(), SqsClient.builder());

    private Messages() {}

    /** @param queue its id in the template */
    static void send(String queue, String body) {
        String name = STACK.template().queues().stream()
                .filter(one -> one.id().equals(queue))
                .findFirst()
                .orElseThrow()
                .name();
        String url = SQS.getQueueUrl(request -> request.queueName(name)).queueUrl();
        SQS.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }
}
