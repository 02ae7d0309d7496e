package io.lunapark.localstack.aws;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.store.Store;
import io.lunapark.localstack.template.Template;
import io.lunapark.localstack.template.Template.Rule;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * EventBridge that another program plays: the start makes the buses and rules of the template there, and they stay. Policies
 * of queues are left out, since none of these programs asks who sends.
 */
public final class AwsBus implements Store {

    private final String url;
    private final String region;
    private final String key;
    private final String account;
    private final Template template;

    public AwsBus(String url, String region, String key, String account, Template template) {
        this.url = url;
        this.region = region;
        this.key = key;
        this.account = account;
        this.template = template;
    }

    @Override
    public String url() {
        return url;
    }

    /** The queues of the rules have to be there. */
    @Override
    public void start() {
        try (EventBridgeClient events = AwsClient.at(url, region, key, EventBridgeClient.builder())) {
            template.buses().forEach(bus -> make(events, bus.name()));
            template.rules().forEach(rule -> make(events, rule));
        } catch (SdkException e) {
            throw new StartFailure("The bus cannot be made in the EventBridge at " + url + ": " + e.getMessage(), e);
        }
    }

    private static void make(EventBridgeClient events, String bus) {
        try {
            events.createEventBus(create -> create.name(bus));
        } catch (ResourceAlreadyExistsException e) {
            // made by an earlier start, and a bus has nothing that could have changed
        }
    }

    private void make(EventBridgeClient events, Rule rule) {
        events.putRule(put -> put.name(rule.id()).eventBusName(rule.bus()).eventPattern(rule.pattern()));
        List<Target> targets = rule.queues().stream()
                .map(queue -> Target.builder()
                        .id(queue)
                        .arn("arn:aws:sqs:" + region + ":" + account + ":" + queue)
                        .build())
                .toList();
        List<PutTargetsResultEntry> failed = events.putTargets(
                        put -> put.rule(rule.id()).eventBusName(rule.bus()).targets(targets))
                .failedEntries();
        if (!failed.isEmpty()) {
            throw new StartFailure("The rule " + rule.id() + " cannot be made in the EventBridge at " + url + ": "
                    + failed.getFirst().errorMessage());
        }
    }

    /** The other program goes on: it is not ours to end. */
    @Override
    public void stop() {}
}
