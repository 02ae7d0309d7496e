package io.lunapark.analytics.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.analytics.model.BooksModel.Effect;
import io.lunapark.analytics.model.BooksModel.Kind;
import io.lunapark.platform.event.Envelope;
import io.lunapark.tasks.Task;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A few days of an exchange at random: tasks appear, are shuffled and completed, people are promoted and deactivated, events
 * come late, twice and in any order, processes die, days are closed. In the end the books are those of the model.
 */
final class Schedule {

    private static final int PEOPLE = 4;
    private static final int STEPS = 40;

    private final TwoSystems systems;
    private final Random random;
    private final UnaryOperator<Envelope> bug;
    private final BooksModel model;
    private final LocalDate firstDay;

    private final List<UUID> people = new ArrayList<>();
    private final Map<UUID, Boolean> eligible = new HashMap<>();
    private final Map<UUID, Long> heard = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final List<Envelope> ofPeople = new ArrayList<>();
    private final List<UUID> open = new ArrayList<>();
    private final List<Envelope> pending = new ArrayList<>();
    private final List<Envelope> delivered = new ArrayList<>();

    /**
     * @param lastClosed null where no day was ever closed
     * @param bug what becomes of an event of a task on its way to the books; the event itself where nothing is wrong
     */
    Schedule(TwoSystems systems, @Nullable LocalDate lastClosed, Random random, UnaryOperator<Envelope> bug) {
        this.systems = systems;
        this.random = random;
        this.bug = bug;
        this.model = new BooksModel(TwoSystems.VENUE, lastClosed);
        this.firstDay = systems.today();
    }

    /** @return the last day that is closed then */
    LocalDate run() {
        try {
            for (int i = 0; i < PEOPLE; i++) {
                UUID person = new UUID(random.nextLong(), random.nextLong());
                people.add(person);
                ofPeople.add(said(person, true, "employee"));
            }
            hear(List.copyOf(ofPeople));
            for (int step = 0; step < STEPS; step++) {
                systems.moveTo(systems.now().plus(Duration.ofSeconds(random.nextInt(7200))));
                step();
            }
            finish();
        } finally {
            people.forEach(person -> ofPeople.add(said(person, false, "employee")));
            hear(List.copyOf(ofPeople));
        }
        check();
        return systems.today().minusDays(1);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> add();
            case 3, 4 -> completeOne();
            case 5 -> shuffle();
            case 6 -> change(people.get(random.nextInt(PEOPLE)));
            case 7 -> hear(some(ofPeople));
            case 8, 9, 10 -> tell(some(pending));
            default -> closeDays();
        }
    }

    private void add() {
        boolean possible = eligible.containsValue(true);
        var added = systems.add(random);
        assertThat(added.isPresent()).isEqualTo(possible);
        added.ifPresent(done -> {
            Task task = done.tasks().getFirst();
            open.add(task.id());
            happened(done.events().getFirst(), task, Kind.NAME, 0);
            landed(task, done.events().getLast());
            pending.addAll(done.events());
        });
    }

    private void landed(Task task, Envelope event) {
        assertThat(eligible.get(task.assigneeId()))
                .as("who gets a task takes part")
                .isTrue();
        happened(event, task, Kind.FEE, -task.price().feeInCents());
    }

    private void completeOne() {
        if (!open.isEmpty()) {
            complete(open.get(random.nextInt(open.size())));
        }
    }

    private void complete(UUID id) {
        Task before = systems.task(id);
        people.stream()
                .filter(person -> !person.equals(before.assigneeId()))
                .forEach(other -> assertThat(systems.complete(id, other)).isEmpty());
        var done = systems.complete(id, before.assigneeId()).orElseThrow();
        happened(done.events().getFirst(), before, Kind.REWARD, before.price().rewardInCents());
        pending.addAll(done.events());
        assertThat(systems.complete(id, before.assigneeId()).orElseThrow().events())
                .isEmpty();
        open.remove(id);
    }

    private void shuffle() {
        if (random.nextInt(3) == 0) {
            systems.crashing(() -> systems.shuffle(random));
        }
        boolean possible = open.isEmpty() || eligible.containsValue(true);
        Map<UUID, Task> before = new HashMap<>();
        open.forEach(id -> before.put(id, systems.task(id)));
        var shuffled = systems.shuffle(random);
        assertThat(shuffled.isPresent()).isEqualTo(possible);
        shuffled.ifPresent(done -> {
            for (int i = 0; i < done.tasks().size(); i++) {
                Task task = done.tasks().get(i);
                Task old = before.get(task.id());
                assertThat(task.price()).isEqualTo(old.price());
                assertThat(task.assignment()).isEqualTo(old.assignment() + 1);
                landed(task, done.events().get(i));
            }
            pending.addAll(done.events());
        });
    }

    /** Identity says something new of a person; the exchange does not hear it yet. */
    private void change(UUID person) {
        ofPeople.add(
                switch (random.nextInt(4)) {
                    case 0 -> said(person, false, "employee");
                    case 1 -> said(person, true, "employee", "manager");
                    default -> said(person, true, "employee");
                });
    }

    private void hear(List<Envelope> events) {
        systems.tellExchange(events);
        for (Envelope event : events) {
            UUID person = UUID.fromString(event.subject().substring("user/".length()));
            if (event.sequence() > heard.getOrDefault(person, 0L)) {
                heard.put(person, event.sequence());
                JsonNode user = event.data().get("user");
                eligible.put(
                        person,
                        user.get("active").getBooleanValue()
                                && user.get("roles").size() == 1);
            }
        }
    }

    /** Some of them in any order, some twice, and some that came before once more. */
    private void tell(List<Envelope> events) {
        List<Envelope> batch = new ArrayList<>(events);
        delivered.stream().filter(event -> random.nextInt(10) == 0).forEach(batch::add);
        batch.addAll(some(batch));
        Collections.shuffle(batch, random);
        List<Envelope> onTheWay = batch.stream().map(bug).toList();
        if (random.nextInt(4) == 0) {
            systems.crashing(() -> systems.tellBooks(onTheWay));
        }
        systems.tellBooks(onTheWay);
        model.arrived(batch.stream().map(Envelope::id).toList());
        pending.removeAll(batch);
        delivered.addAll(events);
    }

    private void closeDays() {
        if (random.nextInt(3) == 0) {
            systems.crashing(systems::closeToday);
            systems.closeToday();
            model.close(systems.today());
        } else {
            systems.crashing(systems::closeDueDays);
            systems.closeDueDays();
            model.closeUntil(LocalDate.ofInstant(systems.now().minus(Duration.ofMinutes(10)), TwoSystems.VENUE));
        }
    }

    /** Everything arrives, what is open is completed, and all days are closed on which something was booked. */
    private void finish() {
        tell(some(pending));
        List.copyOf(open).forEach(this::complete);
        while (!pending.isEmpty()) {
            tell(some(pending));
        }
        LocalDate closed = model.lastClosed();
        LocalDate last = closed == null || systems.today().isAfter(closed) ? systems.today() : closed.plusDays(1);
        systems.moveTo(last.plusDays(1).atTime(1, 0).atZone(TwoSystems.VENUE).toInstant());
        systems.closeDueDays();
        systems.closeDueDays();
        model.closeUntil(systems.today());
    }

    private void check() {
        assertThat(model.notBooked()).isZero();
        assertThat(systems.waiting()).isZero();
        assertThat(systems.sumOfAllAccounts()).isZero();
        for (UUID person : people) {
            assertThat(systems.balance(person)).as("balance").isEqualTo(model.balance(person));
        }
        assertThat(systems.earnings(firstDay, systems.today())).isEqualTo(model.earnings());
        Set<String> paid = new HashSet<>();
        model.closed().forEach(day -> paid.addAll(systems.payouts(day)));
        assertThat(paid).isEqualTo(model.payouts());
    }

    private void happened(Envelope event, Task task, Kind kind, long cents) {
        model.happened(
                new Effect(event.id(), task.id(), task.assignment(), kind, task.assigneeId(), cents, event.time()));
    }

    private List<Envelope> some(List<Envelope> events) {
        List<Envelope> some = new ArrayList<>(
                events.stream().filter(event -> random.nextBoolean()).toList());
        Collections.shuffle(some, random);
        return some;
    }

    private Envelope said(UUID person, boolean active, String... roles) {
        long version = versions.merge(person, 1L, Long::sum);
        return new Envelope(
                UUID.randomUUID(),
                "UserRolesChanged",
                1,
                systems.now(),
                "user/" + person,
                version,
                "test",
                "test",
                JsonNode.createObjectNode(Map.of(
                        "user",
                        JsonNode.createObjectNode(Map.of(
                                "id", JsonNode.createStringNode(person.toString()),
                                "name", JsonNode.createStringNode("Somebody"),
                                "email", JsonNode.createStringNode("somebody@lunapark.example"),
                                "locale", JsonNode.createStringNode("en"),
                                "active", JsonNode.createBooleanNode(active),
                                "roles",
                                        JsonNode.createArrayNode(List.of(roles).stream()
                                                .map(JsonNode::createStringNode)
                                                .toList()))))));
    }
}
