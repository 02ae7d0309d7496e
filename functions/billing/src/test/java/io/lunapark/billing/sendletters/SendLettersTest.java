package io.lunapark.billing.sendletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.lunapark.testing.SystemSchema;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What becomes of a letter by what SES answers. */
class SendLettersTest {

    private static final String ADDRESS = "jan@example.com";

    /** Days are closed in order. */
    private static LocalDate day = LocalDate.of(2024, 1, 1);

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.lunapark.billing");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private HttpServer ses;
    private int status;
    private String error;

    @BeforeEach
    void listen() throws IOException {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        ses = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        ses.createContext("/v2/email/outbound-emails", this::answer);
        ses.start();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        ses.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @ParameterizedTest
    @CsvSource({
        "200, '', SENT,",
        "400, MessageRejected, REFUSED, rejected",
        "400, MessageRejected:http://internal.amazon.com/coral/com.amazonaws.services.sesv2/, REFUSED, rejected",
        "400, BadRequestException, REFUSED, rejected",
        "400, ThrottlingException, WAITING, unreachable",
        "400, LimitExceededException, WAITING, unreachable",
        "400, SendingPausedException, WAITING, unreachable",
        "429, TooManyRequestsException, WAITING, unreachable",
        "403, AccessDeniedException, WAITING, unreachable",
        "500, InternalServiceErrorException, WAITING, unreachable"
    })
    void aLetterIsSentOrRefusedOrTriedAgain(int answered, String named, String state, String problem) {
        status = answered;
        error = named;
        try (ApplicationContext context = start()) {
            UUID person = letterTo(context);

            context.getBean(SendLetters.class).run();

            Sql sql = context.getBean(Sql.class);
            assertThat(context.getBean(Database.class)
                            .withConnection(() -> sql.list(
                                    "select state, problem from letter where person_id = ?",
                                    row -> row.getString("state") + " " + row.getString("problem"),
                                    person)))
                    .containsExactly(state + " " + problem);
        }
        assertThat(log.list)
                .hasSize(answered == 200 ? 0 : 1)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()
                                + (line.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                        .contains(named.replaceFirst(":.*", ""))
                        .doesNotContain(ADDRESS));
    }

    private ApplicationContext start() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LUNAPARK_USE_CASE",
                "SendLetters",
                "LUNAPARK_MAIL_FROM",
                "venue@example.com",
                "LUNAPARK_TIME_ZONE",
                "Europe/Warsaw",
                "AWS_ENDPOINT_URL_SESV2",
                "http://127.0.0.1:" + ses.getAddress().getPort()));
        SystemSchema.settings("billing")
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return Function.start(environment);
    }

    /** As SES v2 answers: the name of an error is in a header, and its text has the address. */
    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = (status == 200
                        ? "{\"MessageId\":\"1\"}"
                        : "{\"message\":\"The following identities failed the check in region EU-CENTRAL-1: " + ADDRESS
                                + "\"}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!error.isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", error);
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** About a payout of one on the next day. */
    private static UUID letterTo(ApplicationContext context) {
        UUID person = UUID.randomUUID();
        UUID entry = UUID.randomUUID();
        day = day.plusDays(1);
        Sql sql = context.getBean(Sql.class);
        return context.getBean(Database.class).inTransaction(() -> {
            sql.update("insert into payee values (?, 'Jan', ?, 'en', 1)", person, ADDRESS);
            sql.update(
                    "insert into entry (id, kind, person_id, day, time) values (?, 'PAYOUT', ?, ?, now())",
                    entry,
                    person,
                    day);
            sql.update("""
                    insert into posting (entry_id, account, person_id, amount_in_cents)
                    values (?, 'employee:' || cast(? as text), ?, -100), (?, 'payouts', null, 100)
                    """, entry, person, person, entry);
            sql.update("insert into closed_day values (?, now(), 1, 100)", day);
            sql.update("insert into payout values (?, ?, ?, 100)", person, day, entry);
            sql.update("insert into letter (person_id, day) values (?, ?)", person, day);
            return person;
        });
    }
}
