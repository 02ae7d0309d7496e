package io.lunapark.cars.generatecars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cars.store.CleanSlate;
import io.lunapark.cars.store.Instance;
import io.lunapark.testing.AwsServer;
import io.lunapark.testing.Json;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator beside a clean-up. */
class GenerateCarsTest {

    private final Queue<String> inQueue = new ConcurrentLinkedQueue<>();

    /** It looks at the clock between all that it does. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void whatIsSentOfAnEpochIsWhatItsRunHasSent(int look) {
        try (AwsServer sqs = new AwsServer((operation, request) -> take(request))) {
            CleaningClock clock = new CleaningClock();
            try (Instance instance = start(sqs, clock)) {
                instance.update("update generator_run set ended_at = started_at, goal = sent where ended_at is null");
                instance.update("""
                        insert into generator_run (id, seed, started_at, rate_per_minute)
                        values (gen_random_uuid(), 7, date_trunc('second', now()) - interval '10 seconds', 6000)
                        """);
                instance.context().getBean(CleanSlate.class).wipe(UUID.randomUUID(), Instant.now());
                clock.cleanUpAt(look, instance);

                instance.context().getBean(GenerateCars.class).run();

                long epoch = instance.number("select epoch from intake_epoch");
                assertThat(sentIn(epoch)).isEqualTo(instance.number("select sum(sent) from generator_run"));
            }
        }
    }

    private static Instance start(AwsServer sqs, Clock clock) {
        return Instance.start(
                Map.of(
                        "LUNAPARK_USE_CASE",
                        "GenerateCars",
                        "AWS_ENDPOINT_URL_SQS",
                        sqs.url(),
                        "LUNAPARK_CAR_QUEUE",
                        sqs.url() + "/000000000000/cars"),
                RuntimeBeanDefinition.builder(Clock.class, () -> clock)
                        .singleton(true)
                        .replaces(Clock.class)
                        .build());
    }

    private Map<String, Object> take(Map<String, Object> request) {
        String message = request.get("MessageBody").toString();
        inQueue.add(message);
        return Map.of("MessageId", "1", "MD5OfMessageBody", AwsServer.md5(message));
    }

    private long sentIn(long epoch) {
        return inQueue.stream()
                .map(message -> Json.read(message).at("/detail/data"))
                .filter(data -> data.path("epoch").asLong() == epoch)
                .map(data -> data.path("cars"))
                .mapToLong(JsonNode::size)
                .sum();
    }

    /** Ten seconds fast, so that of a run that has just begun records are due. */
    private static final class CleaningClock extends Clock {

        private int looks;
        private int cleanUpAt;
        private Instance instance;

        void cleanUpAt(int look, Instance at) {
            looks = 0;
            cleanUpAt = look;
            instance = at;
        }

        @Override
        public Instant instant() {
            looks++;
            if (looks == cleanUpAt) {
                instance.context().getBean(CleanSlate.class).wipe(UUID.randomUUID(), Instant.now());
            }
            return Instant.now().plusSeconds(10);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
