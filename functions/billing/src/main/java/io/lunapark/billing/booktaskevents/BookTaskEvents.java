package io.lunapark.billing.booktaskevents;

import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.billing.Entry;
import io.lunapark.billing.EntryRecorded;
import io.lunapark.billing.LedgerDays;
import io.lunapark.billing.store.Assignment;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.TaskTitleRow;
import io.lunapark.billing.store.TaskTitles;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Effect;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.tasks.TaskTitle;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    public List<Effect> effects(List<Envelope> events) {
        List<Effect> effects = new ArrayList<>(name(ofType("TaskAdded", events)));
        if (effects.size() == events.size()) {
            return effects;
        }
        Map<UUID, TaskTitleRow> named = named(events);
        List<Envelope> known = events.stream()
                .filter(event -> named.containsKey(taskId(event)))
                .toList();
        effects.addAll(book(ofType("TaskAssigned", known), this::fee, named));
        effects.addAll(book(charged(ofType("TaskCompleted", known)), this::reward, named));
        return effects;
    }

    private List<Effect> name(List<Envelope> added) {
        if (!added.isEmpty()) {
            List<TaskTitle> names = added.stream().map(this::title).toList();
            titles.store(
                    texts(added, event -> taskId(event).toString()),
                    texts(names, TaskTitle::title),
                    texts(names, name -> Objects.requireNonNullElse(name.jiraId(), "")));
        }
        return Effect.silent(added);
    }

    private Map<UUID, TaskTitleRow> named(List<Envelope> events) {
        return titles.find(texts(events, event -> taskId(event).toString())).stream()
                .collect(Collectors.toMap(TaskTitleRow::taskId, Function.identity()));
    }

    /** Those whose fee is booked. */
    private List<Envelope> charged(List<Envelope> completed) {
        if (completed.isEmpty()) {
            return List.of();
        }
        Set<Assignment> charged =
                ledger.charged(completed.stream().map(this::taskId).toList());
        return completed.stream()
                .filter(event -> charged.contains(assignment(event)))
                .toList();
    }

    /** An effect is silent where another event has said the same before. */
    private List<Effect> book(
            List<Envelope> events, BiFunction<Envelope, LedgerDays, Entry> entry, Map<UUID, TaskTitleRow> named) {
        if (events.isEmpty()) {
            return List.of();
        }
        LedgerDays days = ledger.lockToBook();
        List<Entry> entries =
                events.stream().map(event -> entry.apply(event, days)).toList();
        Set<Entry> booked = Set.copyOf(ledger.record(entries));
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Effect(
                        events.get(i),
                        booked.contains(entries.get(i)) ? List.of(recorded(entries.get(i), named)) : List.of()))
                .toList();
    }

    private static EntryRecorded recorded(Entry entry, Map<UUID, TaskTitleRow> named) {
        TaskTitleRow name = Objects.requireNonNull(named.get(entry.taskId()));
        return EntryRecorded.of(entry, name.title(), name.jiraId());
    }

    private Entry fee(Envelope event, LedgerDays days) {
        int fee = event.read("feeInCents", Integer.class, json);
        Assignment of = assignment(event);
        return Entry.fee(assignee(event), fee, of.taskId(), of.assignment(), days.book(event.time()), ids);
    }

    private Entry reward(Envelope event, LedgerDays days) {
        int reward = event.read("rewardInCents", Integer.class, json);
        Assignment of = assignment(event);
        return Entry.reward(assignee(event), reward, of.taskId(), of.assignment(), days.book(event.time()), ids);
    }

    private TaskTitle title(Envelope event) {
        String text = event.read("title", String.class, json);
        return event.version() == 1
                ? TaskTitle.ofFirstVersion(text)
                : new TaskTitle(text, textOrNull(event.data().get("jiraId")));
    }

    private UUID taskId(Envelope event) {
        return event.read("taskId", UUID.class, json);
    }

    private UUID assignee(Envelope event) {
        return event.read("assigneeId", UUID.class, json);
    }

    private Assignment assignment(Envelope event) {
        return new Assignment(taskId(event), event.read("assignment", Integer.class, json));
    }

    private static List<Envelope> ofType(String type, List<Envelope> events) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    private static @Nullable String textOrNull(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.getStringValue();
    }
}
