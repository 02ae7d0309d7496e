package io.lunapark.localstack.store;

import java.io.IOException;
import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/** Lets the journal know what happens in the queues; they answer their caller only when it is written. */
final class QueueJournalActor extends AbstractActor {

    private final QueueJournal journal;

    QueueJournalActor(QueueJournal journal) {
        this.journal = journal;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.MessageAdded.class, event -> {
                    journal.added(event.queueName(), event.message());
                    done();
                })
                .match(QueueEvent.MessageUpdated.class, event -> {
                    journal.updated(event.queueName(), event.message());
                    done();
                })
                .match(QueueEvent.MessageRemoved.class, event -> {
                    journal.removed(event.queueName(), event.messageId());
                    done();
                })
                .matchAny(event -> {})
                .build();
    }

    private void done() {
        getSender().tell(OperationSuccessful$.MODULE$, getSelf());
    }

    @Override
    public void postStop() throws IOException {
        journal.close();
    }
}
