package io.lunapark.operations.showhealth;

import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.lease.Leader;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks every store, and counts what waits. */
@UseCase
@Controller("/api/health")
public class ShowHealth {

    private static final Logger log = LoggerFactory.getLogger(ShowHealth.class);

    private final Database database;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final String auditTable;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Sql sql;
    private final Nodes nodes;
    private final List<String> queues;
    private final List<String> deadLetters;

    ShowHealth(
            Database database,
            Outbox outbox,
            Inbox inbox,
            Sql sql,
            Nodes nodes,
            DynamoDbClient dynamoDb,
            SqsClient sqs,
            @Property(name = "lunapark.audit-table") String auditTable,
            @Property(name = "lunapark.queues") List<String> queues,
            @Property(name = "lunapark.dead-letter-queues") List<String> deadLetters) {
        this.database = database;
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.auditTable = auditTable;
        this.outbox = outbox;
        this.inbox = inbox;
        this.sql = sql;
        this.nodes = nodes;
        this.queues = queues;
        this.deadLetters = deadLetters;
    }

    @Get
    @Operation(
            operationId = "showHealth",
            summary = "How the house is",
            description =
                    "Every store, the outbox and inbox of each system, the queues, the dead letters, which node leads, and how far a"
                            + " site is; 503 when a store is out of reach, and at a site that has not read yet what the centre has, or whose"
                            + " changes the centre refuses.")
    HttpResponse<Health> health() {
        List<Health.Store> stores = new ArrayList<>();
        Optional<Waiting> waiting = ask(
                "postgres",
                stores,
                () -> database.withConnection(
                        () -> new Waiting(outbox.backlogs(), inbox.backlogs(), nodes.all(), Leader.now(sql))));
        ask("dynamodb", stores, () -> dynamoDb.describeTable(table -> table.tableName(auditTable)));
        Optional<List<Health.Queue>> depths = ask("sqs", stores, () -> depths(queues));
        Optional<List<Health.Queue>> dead = depths.map(reachable -> depths(deadLetters));
        boolean outOfSync =
                waiting.stream().flatMap(here -> here.nodes().stream()).anyMatch(Health.Node::isOutOfSync);
        boolean reachable = stores.stream().allMatch(Health.Store::reachable);
        boolean ok = reachable && !outOfSync;
        MutableHttpResponse<Health> answer =
                ok ? HttpResponse.ok() : HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
        if (!ok) {
            Object patience = PlatformProblem.STORE_UNAVAILABLE.parameters().get(PlatformProblem.RETRY_AFTER);
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(patience));
        }
        return answer.body(new Health(
                ok ? "ok" : reachable ? "not-in-sync" : "out-of-reach",
                stores,
                waiting.map(Waiting::outboxes).orElse(List.of()),
                waiting.map(Waiting::inboxes).orElse(List.of()),
                depths.orElse(List.of()),
                dead.orElse(List.of()),
                waiting.map(Waiting::nodes).orElse(List.of()),
                waiting.flatMap(Waiting::leader).orElse(null)));
    }

    private record Waiting(
            List<Outbox.Backlog> outboxes,
            List<Outbox.Backlog> inboxes,
            List<Health.Node> nodes,
            Optional<Leader> leader) {}

    private static <T> Optional<T> ask(String name, List<Health.Store> stores, Supplier<T> question) {
        try {
            T answer = question.get();
            stores.add(new Health.Store(name, true, null));
            return Optional.of(answer);
        } catch (RuntimeException e) {
            log.warn("{} is out of reach", name, e);
            stores.add(new Health.Store(name, false, name + " does not answer; see the log"));
            return Optional.empty();
        }
    }

    private List<Health.Queue> depths(List<String> urls) {
        return urls.stream().map(this::depth).toList();
    }

    private Health.Queue depth(String url) {
        var depth = sqs.getQueueAttributes(get -> get.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return new Health.Queue(
                url.substring(url.lastIndexOf('/') + 1),
                Long.parseLong(depth.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")),
                Long.parseLong(depth.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0")));
    }
}
