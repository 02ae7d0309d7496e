package io.lunapark.billing.booktaskevents;

import io.lunapark.billing.Entry;
import io.lunapark.billing.Entry.Moment;
import io.lunapark.billing.EntryKind;
import io.lunapark.billing.EntryRecorded;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.TaskTitleRow;
import io.lunapark.billing.store.TaskTitles;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.tasks.TaskTitle;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Books what happens to tasks. A fee stands on the task, and a reward on the fee of its assignment: what comes before that
 * waits.
 */
@UseCase
public class BookTaskEvents implements InboxProjection {

    private final Inbox inbox;
    private final Ledger ledger;
    private final TaskTitles titles;
    private final Ids ids;
    private final JsonMapper json;

    BookTaskEvents(Inbox inbox, Ledger ledger, TaskTitles titles, Ids ids, JsonMapper json) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.titles = titles;
        this.ids = ids;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return Set.of("TaskAdded", "TaskAssigned", "TaskCompleted");
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Optional<List<DomainEvent>> effect(Envelope event) {
        return switch (event.type()) {
            case "TaskAdded" -> nameTask(event);
            case "TaskAssigned" -> charge(event);
            case "TaskCompleted" -> reward(event);
            default -> throw new IllegalArgumentException(event.type() + " is no event of a task");
        };
    }

    private Optional<List<DomainEvent>> nameTask(Envelope event) {
        String text = event.read("title", String.class, json);
        TaskTitle title = event.version() == 1
                ? TaskTitle.ofFirstVersion(text)
                : new TaskTitle(text, textOrNull(event.data().get("jiraId")));
        titles.store(taskId(event), title.title(), title.jiraId());
        return Optional.of(List.of());
    }

    private Optional<List<DomainEvent>> charge(Envelope event) {
        UUID person = assignee(event);
        int fee = event.read("feeInCents", Integer.class, json);
        int assignment = assignment(event);
        return titles.find(taskId(event))
                .map(title -> book(Entry.fee(person, fee, title.taskId(), assignment, moment(event), ids), title));
    }

    private Optional<List<DomainEvent>> reward(Envelope event) {
        UUID person = assignee(event);
        int reward = event.read("rewardInCents", Integer.class, json);
        int assignment = assignment(event);
        return titles.find(taskId(event))
                .filter(title -> ledger.isBooked(title.taskId(), assignment, EntryKind.FEE))
                .map(title ->
                        book(Entry.reward(person, reward, title.taskId(), assignment, moment(event), ids), title));
    }

    /** Nothing where another event has said the same before. */
    private List<DomainEvent> book(Entry entry, TaskTitleRow title) {
        return ledger.record(List.of(entry)).stream()
                .<DomainEvent>map(booked -> EntryRecorded.of(booked, title.title(), title.jiraId()))
                .toList();
    }

    private Moment moment(Envelope event) {
        return ledger.lockToBook().book(event.time());
    }

    private UUID taskId(Envelope event) {
        return event.read("taskId", UUID.class, json);
    }

    private UUID assignee(Envelope event) {
        return event.read("assigneeId", UUID.class, json);
    }

    private int assignment(Envelope event) {
        return event.read("assignment", Integer.class, json);
    }

    private static @Nullable String textOrNull(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.getStringValue();
    }
}
