package io.lunapark.localstack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.Template.Route;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A venue of two systems, each with a template of its own: one has the issuer, the other a queue and its function. */
class NestedTemplatesTest {

    private static final String ROOT = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stage: { Type: String, Default: dev }
            Resources:
              Bus: { Type: AWS::Events::EventBus, Properties: { Name: !Sub "venue-${Stage}" } }
              Rides:
                Type: AWS::Serverless::Application
                Properties:
                  Location: functions/rides/template.yaml
                  Parameters: { Bus: !Ref Bus, Issuer: !GetAtt Keys.Outputs.Issuer }
              Keys:
                Type: AWS::Serverless::Application
                Properties: { Location: functions/keys/template.yaml, Parameters: { Stage: !Ref Stage } }
            Outputs:
              Work: { Value: !GetAtt Rides.Outputs.WorkName }
            """;
    private static final String KEYS = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stage: { Type: String }
            Globals:
              Function: { CodeUri: target/keys.zip, Handler: a.Handler, Environment: { Variables: { STAGE: !Ref Stage } } }
            Resources:
              Api: { Type: AWS::Serverless::HttpApi }
              ShowKeys:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Call: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: GET, Path: /keys } }
            Outputs:
              Issuer: { Value: !GetAtt Api.ApiEndpoint }
            """;
    private static final String RIDES = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Bus: { Type: String }
              Issuer: { Type: String }
            Globals:
              Function: { CodeUri: target/rides.zip, Handler: a.Handler }
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  Auth:
                    DefaultAuthorizer: Token
                    Authorizers:
                      Token:
                        IdentitySource: $request.header.Authorization
                        JwtConfiguration: { issuer: !Ref Issuer, audience: [rides] }
              Work: { Type: AWS::SQS::Queue }
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventBusName: !Ref Bus
                  EventPattern: { source: [rides] }
                  Targets: [{ Id: queue, Arn: !GetAtt Work.Arn }]
              Policy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Work]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: { Service: events.amazonaws.com }
                        Action: sqs:SendMessage
                        Resource: !GetAtt Work.Arn
              Ride:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: { Variables: { BUS: !Ref Bus } }
                  Policies: [EventBridgePutEventsPolicy: { EventBusName: !Ref Bus }]
                  Events:
                    Call: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: POST, Path: /rides } }
            Outputs:
              WorkName: { Value: !GetAtt Work.QueueName }
            """;

    @Test
    void theVenueHasWhatItsSystemsHave() throws IOException {
        Template venue = read(ROOT, KEYS, RIDES);

        assertThat(venue.functions()).extracting(Function::id).containsExactlyInAnyOrder("ShowKeys", "Ride");
        Function ride = function(venue, "Ride");
        assertThat(ride.environment()).containsEntry("BUS", "venue-dev");
        assertThat(ride.zip()).isEqualTo("functions/rides/target/rides.zip");
        Route route = ride.routes().getFirst();
        assertThat(route.authorizer()).isNotNull();
        assertThat(route.authorizer().issuer()).isEqualTo("http://127.0.0.1:3050");
        assertThat(function(venue, "ShowKeys").environment()).containsEntry("STAGE", "dev");
        assertThat(venue.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.bus()).isEqualTo("venue-dev");
            assertThat(rule.queues()).containsExactly("venue-Work");
        });
        assertThat(venue.outputs()).containsEntry("Work", "venue-Work");
    }

    @Test
    void systemsThatAreNotWantedAreLeftOutAndSoAreTheirEntriesInLists() throws IOException {
        String root = ROOT.replace(
                "!GetAtt Rides.Outputs.WorkName",
                "!Join [\",\", [!GetAtt Rides.Outputs.WorkName, !GetAtt Keys.Outputs.Issuer]]");

        Template keys = read(root, KEYS, RIDES, Set.of("Keys"));

        assertThat(keys.functions()).extracting(Function::id).containsExactly("ShowKeys");
        assertThat(keys.queues()).isEmpty();
        assertThat(keys.outputs()).containsEntry("Work", "http://127.0.0.1:3050");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rides | parameter Issuer has neither a value nor a default
            Wheel | there is no nested application Wheel
            """)
    void aSystemWithoutOneThatItNeedsAndASystemThatIsNotThereAreTold(String only, String fault) {
        assertThatExceptionOfType(TemplateFaults.class)
                .isThrownBy(() -> read(ROOT, KEYS, RIDES, Set.of(only)))
                .satisfies(thrown ->
                        assertThat(thrown.faults()).extracting(Fault::text).contains(fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Path: /rides                      | Path: /keys, Method2: x              | functions/rides/template.yaml | property Method2 is not known
            Method: POST, Path: /rides        | Method: GET, Path: /keys             | functions/rides/template.yaml | Ride: GET /keys is the route of ShowKeys in functions/keys/template.yaml already
            { Stage: !Ref Stage }             | { Stage: dev, Colour: red }          | template.yaml                 | Keys: functions/keys/template.yaml has no parameter Colour
            Parameters: { Stage: !Ref Stage } | Parameters: {}                       | functions/keys/template.yaml  | parameter Stage has neither a value nor a default
            Keys.Outputs.Issuer               | Keys.Outputs.Address                 | template.yaml                 | !GetAtt Keys.Outputs.Address: there is no such output
            functions/keys/template.yaml      | functions/key/template.yaml          | template.yaml                 | Keys: functions/key/template.yaml cannot be read
            { Stage: !Ref Stage }             | { Stage: !GetAtt Rides.Outputs.Bus } | template.yaml                 | !GetAtt Rides.Outputs.Bus: it waits for an output of a template that waits for it
            Api: { Type: AWS::Serverless::HttpApi } | Work: { Type: AWS::SQS::Queue } | functions/rides/template.yaml | Work is the name of a resource of functions/keys/template.yaml too
            Bus: !Ref Bus, Issuer             | Bus: nowhere, Issuer                 | functions/rides/template.yaml | !Ref Bus: there is no resource Bus
            """)
    void whatDoesNotFitTogetherIsToldWithItsFile(String right, String wrong, String file, String fault) {
        assertThat(ROOT + KEYS + RIDES).contains(right);

        TemplateFaults thrown = catchThrowableOfType(
                TemplateFaults.class,
                () -> read(ROOT.replace(right, wrong), KEYS.replace(right, wrong), RIDES.replace(right, wrong)));

        assertThat(thrown).isNotNull();
        assertThat(thrown.faults()).anySatisfy(one -> {
            assertThat(one.file()).isEqualTo(file);
            assertThat(one.line()).isPositive();
            assertThat(one.text()).contains(fault);
        });
    }

    private static Template read(String root, String keys, String rides) throws IOException {
        return read(root, keys, rides, Set.of());
    }

    private static Template read(String root, String keys, String rides, Set<String> only) throws IOException {
        Map<String, String> files = new HashMap<>();
        files.put("template.yaml", root);
        files.put("functions/keys/template.yaml", keys);
        files.put("functions/rides/template.yaml", rides);
        return TemplateReader.read(
                "template.yaml",
                file -> Optional.ofNullable(files.get(file)).orElseThrow(() -> new NoSuchFileException(file)),
                new Surroundings(
                                "venue",
                                "eu-central-1",
                                "000000000000",
                                "http://127.0.0.1:3050",
                                "http://127.0.0.1:9324",
                                Path.of("/data/secrets"),
                                Map.of())
                        .only(only),
                CodeCatalog.unchecked());
    }

    private static Function function(Template template, String id) {
        return template.functions().stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
