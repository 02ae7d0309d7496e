package io.lunapark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lunapark.infra.Venue.VenueSystem;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the root template passes to a system. */
class ArgumentsTest {

    private static final String ROOT = """
            Parameters:
              Stage: { Type: String, Default: dev }
              Limit: { Type: Number, Default: 8 }
            Resources:
              Bus: { Type: AWS::Events::EventBus }
              Other: { Type: AWS::Serverless::Application, Properties: { Location: functions/other/template.yaml } }
              Doors:
                Type: AWS::Serverless::Application
                Properties:
                  Location: functions/doors/template.yaml
                  Parameters: { P: %s }
            """;

    @Test
    void valuesAreWorkedOut() throws Exception {
        assertThat(value("fixed")).isEqualTo("fixed");
        assertThat(value("!Ref Stage")).isEqualTo("prod");
        assertThat(value("!Ref Bus")).isEqualTo("<Bus Ref>");
        assertThat(value("!GetAtt Bus.Arn")).isEqualTo("<Bus Arn>");
        assertThat(value("!GetAtt Other.Outputs.Queue")).isEqualTo("<Other Outputs.Queue>");
        assertThat(value("!Join [\",\", [a, !Ref Bus, !GetAtt Other.Outputs.Queue]]"))
                .isEqualTo("a,<Bus Ref>,<Other Outputs.Queue>");
        assertThat(value("!Sub \"${Stage}-${Limit}-${Bus}-${Bus.Arn}-${!Stage}\""))
                .isEqualTo("prod-8-<Bus Ref>-<Bus Arn>-${Stage}");
        assertThat(value("!Sub [\"${Stage}-${X}\", { X: !Ref Bus }]")).isEqualTo("prod-<Bus Ref>");
    }

    @Test
    void aParameterThatNothingFixesStaysOpenToADeployment() throws Exception {
        Venue venue = venue("!Ref Limit");

        Passed passed = Passed.to(doors(venue), arguments(venue));

        assertThat(passed.values()).isEmpty();
        assertThat(passed.open()).containsOnlyKeys("P");
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        assertThatIllegalStateException().isThrownBy(() -> value("!Ref Buss")).withMessageContaining("has no Buss");
        assertThatIllegalStateException()
                .isThrownBy(() -> value("!Select [0, [a]]"))
                .withMessageContaining("is not worked out here");
        assertThatIllegalStateException()
                .isThrownBy(() -> venue("!GetAtt Others.Outputs.Queue"))
                .withMessageContaining("Doors for [Others]");
        Venue venue = Planted.venue(
                ROOT.formatted("a"), Map.of("other", "Resources: {}", "doors", "Parameters: { P: {}, Q: {} }"));
        assertThatIllegalStateException()
                .isThrownBy(() -> Passed.to(doors(venue), arguments(venue)))
                .withMessageContaining("does not pass Q to Doors");
    }

    private static String value(String yaml) throws Exception {
        Venue venue = venue(yaml);
        return arguments(venue).valueOf(doors(venue).arguments().get("P"));
    }

    private static Venue venue(String yaml) throws Exception {
        return Planted.venue(
                ROOT.formatted(yaml), Map.of("other", "Resources: {}", "doors", "Parameters: { P: { Type: String } }"));
    }

    private static VenueSystem doors(Venue venue) {
        return venue.systems().stream()
                .filter(system -> system.name().equals("doors"))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments arguments(Venue venue) {
        return new Arguments(
                Map.of("Stage", "prod"), venue.root(), (id, attribute) -> "<" + id + " " + attribute + ">");
    }
}
