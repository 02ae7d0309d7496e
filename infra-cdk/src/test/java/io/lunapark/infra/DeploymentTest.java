package io.lunapark.infra;

import static io.lunapark.infra.VenueTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.infra.Synthesized.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The functions of template.yaml are all deployed, in the right order. */
class DeploymentTest {

    @Test
    void everyFunctionOfTheTemplateIsDeployedWithItsZip() {
        List<String> functions =
                Synthesized.venue().functions().stream().map(VenueFunction::id).toList();

        VenueStacks stage = Synthesized.stacks();
        assertThat(Synthesized.resources("AWS::Serverless::Function")
                        .filter(found -> found.stack().equals(stage.functions().getStackName())))
                .hasSameSizeAs(functions)
                .allSatisfy(found -> {
                    assertThat(functions).contains(found.id());
                    assertThat(map(found.properties().get("CodeUri")))
                            .as("%s", found)
                            .containsKeys("Bucket", "Key");
                });
    }

    @Test
    void whatRunsAtDeploymentRunsBeforeTheFunctionsAndTheApi() {
        List<String> migrations = Synthesized.venue().functions().stream()
                .filter(VenueFunction::migrates)
                .map(function -> "Run" + function.id())
                .toList();
        assertThat(migrations).isNotEmpty();
        List<String> all = Synthesized.venue().functions().stream()
                .filter(VenueFunction::runsAtDeployment)
                .map(function -> "Run" + function.id())
                .toList();
        Set<String> atDeployment = Set.copyOf(Synthesized.venue().functions().stream()
                .filter(VenueFunction::runsAtDeployment)
                .map(VenueFunction::id)
                .toList());

        assertThat(Synthesized.resources("AWS::Serverless::Function")
                        .filter(found -> !atDeployment.contains(found.id())))
                .allSatisfy(
                        found -> assertThat(dependencies(found)).as("%s", found).containsAll(migrations));
        assertThat(Synthesized.resources("AWS::Serverless::HttpApi")
                        .filter(found -> found.id().equals("Api")))
                .hasSize(1)
                .allSatisfy(found ->
                        assertThat(dependencies(found)).containsAll(all).contains("IssuerApiGatewayDefaultStage"));
        assertThat(Synthesized.resources("AWS::CloudFormation::CustomResource")
                        .filter(found -> !migrations.contains(found.id())))
                .isNotEmpty()
                .allSatisfy(
                        found -> assertThat(dependencies(found)).as("%s", found).containsAll(migrations));
    }

    @Test
    void whatSomebodyWaitsForStartsFromASnapshot() {
        Set<String> awaited = Set.copyOf(Synthesized.venue().functions().stream()
                .filter(VenueFunction::isCalledOverHttp)
                .map(VenueFunction::id)
                .toList());
        assertThat(Synthesized.resources("AWS::Serverless::Function").filter(found -> awaited.contains(found.id())))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties())
                        .as("%s", found)
                        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
                        .containsEntry("AutoPublishAlias", "live"));
    }

    /** CloudFormation takes 500 resources in a stack; SAM makes several of a function. */
    @Test
    void aStackHoldsWhatSamMakesOfIt() {
        VenueStacks stage = Synthesized.stacks();
        int made = Synthesized.resources()
                .filter(found -> found.stack().equals(stage.functions().getStackName()))
                .mapToInt(found -> {
                    Map<String, Object> properties = found.properties();
                    return switch (found.type()) {
                        case "AWS::Serverless::Function" ->
                            2 // itself and its role
                                    + (properties.containsKey("AutoPublishAlias") ? 2 : 0)
                                    + map(properties.get("Events")).values().stream()
                                            .mapToInt(DeploymentTest::madeOfEvent)
                                            .sum();
                        case "AWS::Serverless::HttpApi" -> 2;
                        default -> 1;
                    };
                })
                .sum();
        assertThat(made).as("resources of %s", stage.functions().getStackName()).isLessThan(500);
    }

    /** A schedule comes with a role of its own. */
    private static int madeOfEvent(Object event) {
        return "ScheduleV2".equals(map(event).get("Type")) ? 2 : 1;
    }

    private static List<String> dependencies(Found found) {
        Object names = found.content().get("DependsOn");
        return names instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : names == null ? List.of() : List.of(names.toString());
    }
}
