package io.lunapark.localstack.store;

import com.typesafe.config.ConfigFactory;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Redrive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.CreateQueueData;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.DefaultVisibilityTimeout$;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NewMessageData;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.RestoreMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import org.elasticmq.rest.sqs.SQSRestServerBuilder$;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/**
 * SQS by ElasticMQ. Functions reach it over HTTP, as in the cloud; the bus and the pollers, which AWS runs inside too, call
 * its queues directly. Messages are kept on disk.
 */
public final class ElasticMq implements Queues {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final scala.collection.immutable.Map<String, MessageAttribute> NO_ATTRIBUTES =
            scala.collection.immutable.Map$.MODULE$.empty();

    private final Path directory;
    private final int port;
    private final String key;
    private final String region;
    private final String account;
    private final List<Queue> queues;
    private final Map<String, ActorRef> actors = new ConcurrentHashMap<>();
    private @Nullable ActorSystem system;
    private volatile @Nullable QueueJournal journal;
    private Http.@Nullable ServerBinding binding;

    public ElasticMq(Path directory, int port, String key, String region, String account, List<Queue> queues) {
        this.directory = directory;
        this.port = port;
        this.key = key;
        this.region = region;
        this.account = account;
        this.queues = Queues.inOrder(queues);
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public synchronized void start() {
        QueueJournal opened;
        try {
            opened = new QueueJournal(directory.resolve("messages"));
        } catch (IOException e) {
            throw new StartFailure("The queues cannot open their data in " + directory + ": " + e.getMessage(), e);
        }
        ActorSystem started =
                ActorSystem.create("queues", ConfigFactory.parseString("""
                pekko {
                  loglevel = WARNING
                  daemonic = on
                  jvm-shutdown-hooks = off
                  coordinated-shutdown.run-by-jvm-shutdown-hook = off
                  coordinated-shutdown.run-by-actor-system-terminate = off
                  actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
                  http.server.parsing.max-content-length = 16m
                }
                """).withFallback(ConfigFactory.load()));
        GuardedHttp.guard(started, Guard.forPrograms(key));
        system = started;
        journal = opened;
        ActorRef listener = started.actorOf(Props.create(QueueJournalActor.class, () -> new QueueJournalActor(opened)));
        ActorRef manager = started.actorOf(Props.create(
                QueueManagerActor.class,
                () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(listener))));
        for (Queue queue : queues) {
            ActorRef actor = create(manager, queue);
            List<InternalMessage> messages = opened.messages(queue.name(), System.currentTimeMillis());
            if (!messages.isEmpty()) {
                get(
                        ask(
                                actor,
                                new RestoreMessages(
                                        CollectionConverters.asScala(messages).toList()),
                                ANSWER),
                        ANSWER);
            }
            actors.put(queue.name(), actor);
        }
        try {
            binding = SQSRestServerBuilder$.MODULE$
                    .withActorSystem(started)
                    .withQueueManagerActor(manager)
                    .withInterface("127.0.0.1")
                    .withPort(port)
                    .withAWSRegion(region)
                    .withAWSAccountId(account)
                    .start()
                    .waitUntilStarted();
        } catch (RuntimeException e) {
            stop();
            throw new StartFailure("The queues cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static ActorRef create(ActorRef manager, Queue queue) {
        Redrive redrive = queue.redrive();
        CreateQueueData data = new CreateQueueData(
                queue.name(),
                Option.apply(new MillisVisibilityTimeout(queue.visibility().toMillis())),
                Option.apply(queue.delay()),
                Option.apply(Duration.ZERO),
                Option.apply(OffsetDateTime.now()),
                Option.apply(OffsetDateTime.now()),
                redrive == null
                        ? Option.empty()
                        : Option.apply(new DeadLettersQueueData(redrive.deadLetterQueue(), redrive.maxReceiveCount())),
                false,
                false,
                Option.empty(),
                Option.empty(),
                CreateQueueData.apply$default$12());
        if (get(ask(manager, new CreateQueue(data), ANSWER), ANSWER) instanceof Either<?, ?> made
                && made.isRight()
                && made.getOrElse(() -> null) instanceof ActorRef actor) {
            return actor;
        }
        throw new StartFailure("The queue " + queue.name() + " cannot be made");
    }

    @Override
    public synchronized void stop() {
        actors.clear();
        ActorSystem running = system;
        if (running == null) {
            return;
        }
        if (binding != null) {
            binding.terminate(FiniteDuration.apply(500, TimeUnit.MILLISECONDS));
        }
        running.terminate();
        get(running.getWhenTerminated().toCompletableFuture(), Duration.ofSeconds(10));
        system = null;
        binding = null;
        journal = null;
    }

    /** How many messages a queue has. They are held in memory too, so a mass sender has to watch it. */
    public int backlog(String queue) {
        QueueJournal present = journal;
        return present == null ? 0 : present.size(queue);
    }

    /** Completes when all are on disk; the order is kept. Fails when the queues are stopped. */
    public CompletableFuture<?> send(String queue, List<String> bodies) {
        ActorRef actor = actor(queue);
        return CompletableFuture.allOf(bodies.stream()
                        .map(body -> ask(actor, new SendMessage(message(body)), ANSWER))
                        .toArray(CompletableFuture<?>[]::new))
                // A question that was on its way when the queues were stopped is never answered.
                .orTimeout(ANSWER.toSeconds() + 1, TimeUnit.SECONDS);
    }

    private static NewMessageData message(String body) {
        return new NewMessageData(
                Option.empty(),
                new MessageContent(body),
                NO_ATTRIBUTES,
                ImmediateNextDelivery$.MODULE$,
                Option.empty(),
                Option.empty(),
                0,
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    @Override
    public List<QueueMessage> receive(String queue, int most, Duration wait) {
        ReceiveMessages request =
                new ReceiveMessages(DefaultVisibilityTimeout$.MODULE$, most, Option.apply(wait), Option.empty());
        Duration patience = wait.plus(ANSWER);
        Object answer = get(ask(actor(queue), request, patience), patience);
        return answer instanceof scala.collection.immutable.List<?> messages
                ? CollectionConverters.asJava(messages).stream()
                        .map(message -> received((MessageData) message))
                        .toList()
                : List.of();
    }

    private static QueueMessage received(MessageData message) {
        Instant first = message.statistics().approximateFirstReceive() instanceof OnDateTimeReceived at
                ? at.when().toInstant()
                : Instant.now();
        return new QueueMessage(
                message.id().id(),
                message.deliveryReceipt().get().receipt(),
                message.content().value(),
                message.statistics().approximateReceiveCount(),
                message.created().toInstant(),
                first);
    }

    @Override
    public void delete(String queue, List<QueueMessage> messages) {
        ActorRef actor = actor(queue);
        get(
                CompletableFuture.allOf(messages.stream()
                        .map(message -> ask(actor, new DeleteMessage(new DeliveryReceipt(message.receipt())), ANSWER))
                        .toArray(CompletableFuture<?>[]::new)),
                ANSWER);
    }

    @Override
    public void release(String queue, QueueMessage message, Duration delay) {
        DeliveryReceipt receipt = new DeliveryReceipt(message.receipt());
        get(
                ask(
                        actor(queue),
                        new UpdateVisibilityTimeout(receipt, new MillisVisibilityTimeout(delay.toMillis())),
                        ANSWER),
                ANSWER);
    }

    private ActorRef actor(String queue) {
        ActorRef actor = actors.get(queue);
        if (actor == null) {
            throw new IllegalStateException("the queue " + queue + " is not running");
        }
        return actor;
    }

    private static CompletableFuture<Object> ask(ActorRef actor, Object message, Duration patience) {
        return Patterns.ask(actor, message, patience).toCompletableFuture();
    }

    private static Object get(CompletableFuture<?> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a queue", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a queue does not answer", e);
        }
    }
}
