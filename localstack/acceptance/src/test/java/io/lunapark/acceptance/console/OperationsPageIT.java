package io.lunapark.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.lunapark.acceptance.console.Workplace.Somebody;
import io.lunapark.kernel.Role;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The page of operations: health, dead letters, the sealed records and the audit log. */
@PageTest
class OperationsPageIT {

    private static OpenPark park;
    private static Workplace site;

    private final Tabs tabs = park.tabs();

    @BeforeAll
    static void open(OpenPark given) {
        park = given;
        site = Workplace.of(park);
    }

    @AfterEach
    void nothingWasAgainstThePolicyOfThePage() {
        tabs.close();
    }

    @Test
    void anOperatorReadsWhyAMessageWasNotAppliedAndSendsItAgain() {
        String body = "no JSON " + UUID.randomUUID();
        try (SqsClient sqs = AwsClient.at(
                park.stack().queues().url(),
                Whereabouts.REGION,
                park.stack().whereabouts().key(),
                SqsClient.builder())) {
            String queue = sqs.listQueues().queueUrls().stream()
                    .filter(url -> url.contains("CoastersViewDeadLetters"))
                    .findFirst()
                    .orElseThrow();
            sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
        }
        Somebody olga = site.somebody("Olga of operations", Role.OPERATOR);
        Page page = tabs.signedIn("/console#operations", "en-GB", olga.person());
        assertThat(page.locator(".stores .badge.ok")).hasCount(3);

        Locator letter = page.locator(".letters li").filter(having(body));
        letter.locator("summary").click();
        assertThat(letter.locator("pre")).hasText(body);
        assertThat(letter).containsText("the function died");
        letter.getByText("Send again").click();

        assertThat(letter).hasCount(0);
        assertThat(page.locator(".audit")).hasCount(0); // which is for security
    }

    @Test
    void securityFindsACommandAndVerifiesTheRecords() {
        Somebody sam = site.somebody("Sam of the audit", Role.SECURITY);
        sam.api().post("/api/movies", Map.of()).expect(403);
        Page page = tabs.signedIn("/console#operations", "en-GB", sam.person());
        Locator sams = page.locator(".audit li").filter(having(sam.name()));
        page.waitForCondition(() -> {
            assertThat(page.locator(".audit li").first()).isVisible();
            boolean both = Stream.of("SignIn", "AddMovie")
                    .allMatch(command -> sams.filter(having(command)).count() > 0);
            if (!both) {
                olderOrNewer(page);
            }
            return both;
        });

        page.keyboard().press("/");
        page.keyboard().type("sam audit signin");

        Locator entries = page.locator(".audit li");
        assertThat(entries.first()).containsText("Sam of the audit");
        assertThat(entries.first()).containsText(Pattern.compile("SignIn\\s*Accepted"));
        page.locator(".range select").selectOption("refused");
        page.locator(".range [type=search]").fill("sam audit");
        assertThat(entries).containsText(Pattern.compile("AddMovie\\s*Refused"));
        page.getByText("Verify", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#operations [role=status].badge.ok")).containsText("As it was sealed:");
        assertThat(page.locator("#operations").getByText("Send again")).hasCount(0);
    }

    @Test
    void verifyingFindsWhatIsDatedIntoTheFuture() {
        Somebody sam = site.somebody("Sam of the seals", Role.SECURITY);
        String time = Instant.now()
                .plus(Duration.ofDays(7))
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        AttributeValue day = AttributeValue.fromS(time.substring(0, 10));
        AttributeValue place = AttributeValue.fromS(time + " " + UUID.randomUUID());
        Map<String, AttributeValue> future = Map.of("pk", day, "sk", place, "document", AttributeValue.fromS("{}"));
        try (DynamoDbClient dynamo = AwsClient.at(
                park.stack().dynamo().url(),
                Whereabouts.REGION,
                park.stack().whereabouts().key(),
                DynamoDbClient.builder())) {
            String log = dynamo.listTables().tableNames().stream()
                    .filter(name -> name.contains("AuditLog"))
                    .findFirst()
                    .orElseThrow();
            dynamo.putItem(put -> put.tableName(log).item(future));
            try {
                Page page = tabs.signedIn("/console#operations", "en-GB", sam.person());
                page.getByText("Verify", new Page.GetByTextOptions().setExact(true))
                        .click();

                assertThat(page.locator("#operations [role=status].badge.critical"))
                        .containsText("to the end of the logs");
                assertThat(page.locator("#operations .letters li").filter(having(place.s())))
                        .hasCount(1);
            } finally {
                dynamo.deleteItem(delete -> delete.tableName(log).key(Map.of("pk", day, "sk", place)));
            }
        }
    }

    @Test
    void whoHasNothingToDoThereIsNotLedThere() {
        Somebody ben = site.somebody("Ben without operations", Role.EMPLOYEE);
        Page page = tabs.signedIn("/console#operations", "en-GB", ben.person());

        assertThat(page.locator("#home")).isVisible();
        assertThat(page.locator("#notice")).hasText("The page \"Operations\" is not for your role.");
        assertThat(page).hasTitle(Pattern.compile("Now – Lunapark"));
        assertThat(page.locator("#views [data-view=operations]")).isHidden();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** Others act at the same time, so an entry may be further down, or not there yet. */
    private static void olderOrNewer(Page page) {
        Object more = page.locator(".audit ~ button").evaluate("""
                button => {
                    if (!button.hidden) button.click(); // which does nothing while it is disabled
                    return !button.hidden;
                }""");
        if (!(boolean) more) {
            page.reload();
        }
    }
}
