package io.lunapark.localstack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.lunapark.localstack.template.Template.Authorizer;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Generated;
import io.lunapark.localstack.template.Template.Mapping;
import io.lunapark.localstack.template.Template.RateLimits;
import io.lunapark.localstack.template.Template.Redrive;
import io.lunapark.localstack.template.Template.Route;
import io.lunapark.localstack.template.Template.Secret;
import io.lunapark.localstack.template.Template.Throttling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    private static final String GOOD = good();
    private static final Surroundings HERE = new Surroundings(
            "lunapark-dev",
            "eu-central-1",
            "000000000000",
            "http://127.0.0.1:3050",
            "http://127.0.0.1:9324",
            Path.of("/data/secrets"),
            Map.of("Stage", "dev", "DatabaseUrl", "jdbc:postgresql://127.0.0.1/lunapark"));
    private static final CodeCatalog EVERYTHING_IS_THERE = new CodeCatalog() {
        @Override
        public Optional<String> faultOfHandler(String handler) {
            return handler.contains("Missing") ? Optional.of("there is no handler class " + handler) : Optional.empty();
        }

        @Override
        public Optional<String> faultOfUseCase(String useCase) {
            return useCase.contains("Missing") ? Optional.of("no class serves " + useCase) : Optional.empty();
        }
    };

    @Test
    void aGoodTemplateIsReadWithEveryReferenceResolved() {
        Template template = read(GOOD);

        Function echo = function(template, "Echo");
        assertThat(echo.environment())
                .containsEntry("LUNAPARK_STAGE", "dev")
                .containsEntry("BUS", "small-dev")
                .containsEntry("TABLE", "lunapark-dev-Things")
                .containsEntry("QUEUE", "http://127.0.0.1:9324/000000000000/lunapark-dev-Work")
                .containsEntry(
                        "BOTH",
                        "http://127.0.0.1:9324/000000000000/lunapark-dev-Work,"
                                + "http://127.0.0.1:9324/000000000000/lunapark-dev-Dead")
                .containsEntry("DATABASE", "jdbc:postgresql://127.0.0.1/lunapark");
        assertThat(echo.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(echo.routes()).extracting(Route::key).contains("GET /echo/{id}/detail", "POST /echo");
        Function take = function(template, "Take");
        assertThat(take.mappings()).containsExactly(new Mapping("lunapark-dev-Work", 4, Duration.ZERO, true, 3));
        assertThat(take.schedules()).hasSize(1);
        assertThat(function(template, "Follow").schedules())
                .extracting(Template.Schedule::after)
                .containsExactly("Take");
        assertThat(function(template, "Prepare").atDeployment()).isTrue();
        assertThat(function(template, "Prepare").timeout()).isEqualTo(Duration.ofSeconds(29));
        assertThat(template.queues())
                .filteredOn(queue -> queue.id().equals("Work"))
                .first()
                .satisfies(queue -> {
                    assertThat(queue.visibility()).isEqualTo(Duration.ofSeconds(60));
                    assertThat(queue.redrive()).isEqualTo(new Redrive("lunapark-dev-Dead", 3));
                });
        assertThat(template.rules())
                .first()
                .satisfies(rule -> assertThat(rule.pattern())
                        .isEqualTo("{\"source\":[{\"prefix\":\"small.\"}],\"detail-type\":[\"Happened\"]}"));
        assertThat(template.outputs()).containsEntry("ApiUrl", "http://127.0.0.1:3050");
    }

    @Test
    void aRouteTakesOverWhatItsApiSays() {
        Template template = read(GOOD);

        assertThat(function(template, "Guard").environment())
                .containsEntry("ISSUER", "http://127.0.0.1:3050")
                .containsEntry("PASSWORD", "file:/data/secrets/Password");
        Route guarded = route(template, "GET /guarded");
        assertThat(guarded.authorizer()).isEqualTo(new Authorizer("Token", "http://127.0.0.1:3050", List.of("small")));
        assertThat(guarded.throttling()).isEqualTo(new Throttling(20, 30));
        assertThat(guarded.api().limits()).isEqualTo(new RateLimits(100, 50));
        assertThat(route(template, "GET /guarded/open").authorizer()).isNull();
        assertThat(route(template, "GET /guarded/slow").throttling()).isEqualTo(new Throttling(1, 2));
        assertThat(route(template, "POST /echo"))
                .satisfies(open -> assertThat(open.authorizer()).isNull())
                .satisfies(open -> assertThat(open.throttling()).isNull())
                .satisfies(open -> assertThat(open.api().limits()).isEqualTo(RateLimits.NONE));
        assertThat(template.secrets())
                .extracting(Secret::id, Secret::generated)
                .containsExactly(
                        tuple("Keys", null),
                        tuple(
                                "Password",
                                new Generated(
                                        24,
                                        List.of(
                                                "abcdefghijkmnopqrstuvwxyz",
                                                "0123456789",
                                                "ABCDEFGHJKLMNOPQRSTUVWXYZ"))));
    }

    @Test
    void twoApisMayShareARouteOfOneFunction() {
        String shared = GOOD.replace(
                "{ ApiId: !Ref Guarded, Method: GET, Path: \"/guarded/slow\" }",
                "{ ApiId: !Ref Api, Method: GET, Path: \"/guarded/open\" }");

        assertThat(faults(shared))
                .extracting(Fault::text)
                .containsExactly("Guarded.RouteSettings: there is no route GET /guarded/slow");
    }

    /** Each line: what is replaced by what (~ is a line break), and what the reader has to say at which text. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            AWS::DynamoDB::Table      | AWS::SNS::Topic               | AWS::SNS::Topic          | Things: resource type AWS::SNS::Topic is not known
            BillingMode: PAY_PER      | Colour: PAY_PER               | Colour:                  | Things.Properties: property Colour is not known
            Timeout: 2~               | Timeout: soon~                | Timeout: soon            | Echo.Properties.Timeout: soon is not a number from 1 to 900
            Timeout: 2~               | Timeout: 901~                 | Timeout: 901             | Echo.Properties.Timeout: 901 is not a number from 1 to 900
            Type: ScheduleV2          | Type: Kafka                   | Type: Kafka              | Take.Events.Clock: event type Kafka is not known
            rate(1 hour)              | rate(1 hours)                 | rate(1 hours)            | Take.Events.Clock.Properties.ScheduleExpression: 'rate(1 hours)': 1 goes with the singular, the rest with the plural
            rate(1 hour)              | cron(0 25 * * ? *)            | cron(0 25                | Take.Events.Clock.Properties.ScheduleExpression: '25' is no hours from 0 to 23
            BUS: !Ref Bus             | BUS: !Ref Buss                | !Ref Buss                | !Ref Buss: there is no such parameter or resource
            BUS: !Ref Bus             | BUS: !GetAtt Bus.Colour       | !GetAtt Bus.Colour       | !GetAtt Bus.Colour: a AWS::Events::EventBus has no attribute Colour
            BUS: !Ref Bus             | BUS: !ImportValue Bus         | !ImportValue Bus         | intrinsic !ImportValue is not known
            BUS: !Ref Bus             | BUS: !Sub "${Nobody}-x"       | ${Nobody}                | !Ref Nobody: there is no such parameter or resource
            BUS: !Ref Bus             | BUS: !Join [1, 2, 3]          | !Join [1                 | !Join wants [separator, [values]]
            Queue: !GetAtt Work.Arn   | Queue: !GetAtt Nobody.Arn     | !GetAtt Nobody.Arn       | !GetAtt Nobody.Arn: there is no resource Nobody
            Queue: !GetAtt Work.Arn   | Queue: !Ref Work              | Queue: !Ref Work         | !Ref Work: here it has to be !GetAtt ….Arn of a AWS::SQS::Queue
            Queue: !GetAtt Work.Arn   | Queue: !GetAtt Things.Arn     | Queue: !GetAtt Things    | !GetAtt Things.Arn: here it has to be !GetAtt ….Arn of a AWS::SQS::Queue
            localstack.EchoHandler    | localstack.MissingHandler     | MissingHandler           | Echo: there is no handler class io.lunapark.localstack.MissingHandler
            BUS: !Ref Bus             | LUNAPARK_USE_CASE: MissingOne | MissingOne               | Echo: no class serves MissingOne
            Method: POST, Path: "/echo" | Method: ANY, Path: "/echo/{x+}" | /echo/{x+}         | Echo: ANY /echo/{x+} is the route of Echo already
            Method: POST              | Method: FETCH                 | FETCH                    | Echo: FETCH is no HTTP method
            Path: "/echo"             | Path: "echo"                  | Path: "echo"             | Echo: echo is no path of an HTTP API
            Timeout: 20               | Timeout: 61                   | Queue: !GetAtt Work.Arn  | Take: its timeout of 61 s is longer than the VisibilityTimeout of Work
            ReportBatchItemFailures   | ReportNothing                 | ReportNothing            | Take.Events.Queue.Properties: FunctionResponseTypes ReportNothing is not known
            BatchSize: 4              | BatchSize: 11                 | Queue: !GetAtt Work.Arn  | Take.Events.Queue.Properties: a BatchSize above 10 needs MaximumBatchingWindowInSeconds
            Action: sqs:SendMessage   | Action: sqs:ReceiveMessage    | Id: queue                | Rule: no AWS::SQS::QueuePolicy lets events.amazonaws.com send to Work
            { prefix: small. }        | { perfix: small. }            | source: [{ perfix        | EventPattern is refused: Unrecognized match type perfix
            RunAt: deployment         | RunAt: midnight               | midnight                 | Prepare.Metadata: RunAt can only be deployment
            AttributeType: S          | AttributeType: X              | AttributeType: X         | Things: AttributeType X is none of S, N, B
            AttributeName: pk, KeyType | AttributeName: id, KeyType   | AttributeName: id        | Things: key attribute id is not among the AttributeDefinitions
            maxReceiveCount: 3        | maxReceiveCount: 0            | maxReceiveCount: 0       | Work.Properties.RedrivePolicy.maxReceiveCount: 0 is not a number from 1 to 1000
            [dev, prod]               | [test, prod]                  | Stage:                   | parameter Stage may not be dev, only [test, prod]
            Default: none             | Description: none             | Outputs:                 |
            CodeUri: none.zip         | CodeUri: none.zip~      CodeUri: other.zip | CodeUri: other | Echo.Properties: CodeUri stands here twice
            StageName: $default       | StageName: beta               | StageName: beta          | Api: only StageName $default is known
            Outputs:                  | Conditions: {}~Outputs:       | Conditions:              | template.yaml: property Conditions is not known
            Type: AWS::SQS::Queue~    | Type: AWS::SQS::Queue~    Condition: Never~ | Condition: Never | Work: property Condition is not known
            CodeUri: none.zip         | Colour: red                   | CodeUri missing          | Echo.Properties: CodeUri is missing
            DefaultAuthorizer: Token  | DefaultAuthorizer: Nobody     | DefaultAuthorizer        | Guarded.Properties.Auth: there is no authorizer Nobody
            $request.header.Auth      | $request.querystring.Auth     | IdentitySource           | Guarded.Properties.Auth.Authorizers.Token: only IdentitySource $request.header.Authorization is known
            audience: [small]         | audience: []                  | audience                 | Guarded.Properties.Auth.Authorizers.Token.JwtConfiguration: audience is missing
            audience: [small]         | audience: [small], scopes: x  | scopes                   | Guarded.Properties.Auth.Authorizers.Token.JwtConfiguration: property scopes is not known
            Authorizer: NONE          | Authorizer: Nobody            | Authorizer: Nobody       | Guard.Events.Open.Properties.Auth: Guarded has no authorizer Nobody
            Authorizer: NONE          | Authorizer: NONE, Role: x     | Role: x                  | Guard.Events.Open.Properties.Auth: property Role is not known
            ThrottlingBurstLimit: 30  | ThrottlingBurstLimit: 0       | ThrottlingBurstLimit: 0  | Guarded.Properties.DefaultRouteSettings.ThrottlingBurstLimit: 0 is not a number from 1 to 100000000
            , ThrottlingBurstLimit: 2 | ~                             | ThrottlingRateLimit: 1   | Guarded.Properties.RouteSettings.GET /guarded/slow wants both ThrottlingRateLimit and ThrottlingBurstLimit
            "GET /guarded/slow":      | "GET /nowhere":               | GET /nowhere             | Guarded.RouteSettings: there is no route GET /nowhere
            PerUserPerMinute: 50      | PerMoonPerMinute: 50          | PerMoonPerMinute         | Guarded.Metadata.RateLimits: property PerMoonPerMinute is not known
            "/guarded/slow" }         | "/echo/{x}/detail" }          | "/echo/{x}/detail" }     | Guard: GET /echo/{x}/detail is the route of Echo already
            { ApiId: !Ref Guarded, Method: GET, Path: "/guarded/slow" } | { ApiId: !Ref Api, Method: GET, Path: "/guarded" } | !Ref Api, Method: GET, Path: "/guarded" | Guard: GET /guarded has another authorizer on Guarded
            ExcludePunctuation: true  | ExcludePunctuation: perhaps   | perhaps                  | Password.Properties.GenerateSecretString.ExcludePunctuation: perhaps is neither true nor false
            ExcludePunctuation: true  | GenerateStringKey: x          | GenerateStringKey        | Password.Properties.GenerateSecretString: property GenerateStringKey is not known
            SecretArn: !Ref Password  | SecretArn: !Ref Api           | SecretArn: !Ref Api      | !Ref Api: here it has to be !Ref of a AWS::SecretsManager::Secret
            Effect: Allow, Action: s  | Effect: Deny, Action: s       | Effect: Deny             | Guard.Policies.Statement: only Effect Allow is known
            """)
    void whatIsWrongIsNamedWithItsLine(String replace, String by, String at, String fault) {
        String broken = GOOD.replaceFirst(
                Pattern.quote(replace.replace("~", "\n")), Matcher.quoteReplacement(by.replace("~", "\n")));
        assertThat(broken).isNotEqualTo(GOOD);
        if (fault == null) {
            assertThat(read(broken)).isNotNull();
            return;
        }

        List<Fault> faults = faults(broken);

        assertThat(faults).extracting(Fault::text).contains(fault);
        if (broken.contains(at)) {
            assertThat(faults)
                    .filteredOn(one -> one.text().equals(fault))
                    .extracting(Fault::line)
                    .anySatisfy(line -> assertThat(broken.lines().toList().subList(Math.max(0, line - 2), line + 1))
                            .anyMatch(text -> text.contains(at)));
        }
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheirLines() {
        List<Fault> faults = faults(GOOD.replace("Timeout: 20", "Timeout: never")
                .replace("Type: ScheduleV2", "Type: Kafka")
                .replace("BUS: !Ref Bus", "BUS: !Ref Nobody"));

        assertThat(faults).hasSizeGreaterThanOrEqualTo(3).isSorted();
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThat(faults("Resources:\n  A: [1\n  B: 2\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(3));
        assertThat(faults(""))
                .singleElement()
                .satisfies(fault -> assertThat(fault.text()).contains("empty"));
    }

    private static Template read(String yaml) {
        return read(Map.of("template.yaml", yaml));
    }

    private static Template read(Map<String, String> files) {
        try {
            return TemplateReader.read(
                    "template.yaml",
                    file -> Optional.ofNullable(files.get(file)).orElseThrow(() -> new NoSuchFileException(file)),
                    HERE,
                    EVERYTHING_IS_THERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Fault> faults(String yaml) {
        return faults(Map.of("template.yaml", yaml));
    }

    private static List<Fault> faults(Map<String, String> files) {
        TemplateFaults thrown = catchThrowableOfType(TemplateFaults.class, () -> read(files));
        assertThat(thrown).as("the template is refused").isNotNull();
        return thrown.faults();
    }

    private static Function function(Template template, String id) {
        return template.functions().stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Route route(Template template, String key) {
        return template.functions().stream()
                .flatMap(function -> function.routes().stream())
                .filter(route -> route.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String good() {
        try (InputStream in = TemplateReaderTest.class.getResourceAsStream("/small-template.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
