package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lunapark.infra.Synthesized.Found;
import io.lunapark.infra.Venue.VenueSystem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** The functions of each system are all deployed in its stack, in the right order. */
class DeploymentTest {

    private static final String FUNCTION = "AWS::Serverless::Function";

    @Test
    void everyFunctionOfASystemIsDeployedInItsStackWithItsZip() {
        assertThat(Synthesized.stacks().systems())
                .hasSameSizeAs(Synthesized.venue().systems())
                .allSatisfy(stack -> assertThat(Synthesized.resources(FUNCTION)
                                .filter(found -> found.stack().equals(stack.getStackName()))
                                .peek(found -> assertThat(map(found.properties().get("CodeUri")))
                                        .as("%s", found)
                                        .containsKeys("Bucket", "Key"))
                                .map(Found::id))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(stack.source().functions().stream()
                                .map(SamFunction::id)
                                .toList()));
    }

    @Test
    void whatRunsAtDeploymentRunsBeforeTheFunctionsAndTheApi() {
        for (SystemStack stack : Synthesized.stacks().systems()) {
            List<SamFunction> atDeployment = stack.source().functions().stream()
                    .filter(SamFunction::runsAtDeployment)
                    .toList();
            List<String> all =
                    atDeployment.stream().map(function -> "Run" + function.id()).toList();
            List<String> migrations = atDeployment.stream()
                    .filter(SamFunction::migrates)
                    .map(function -> "Run" + function.id())
                    .toList();
            assertThat(migrations.isEmpty())
                    .as("%s migrates where it has a database", stack.system())
                    .isEqualTo(stack.source().functions().stream().noneMatch(SamFunction::usesDatabase));
            Set<String> ids = atDeployment.stream().map(SamFunction::id).collect(Collectors.toSet());
            List<Found> found = Synthesized.resources()
                    .filter(resource -> resource.stack().equals(stack.getStackName()))
                    .toList();
            assertThat(found.stream()
                            .filter(resource -> resource.type().equals(FUNCTION))
                            .filter(function -> !ids.contains(function.id())))
                    .isNotEmpty()
                    .allSatisfy(function -> assertThat(dependencies(function))
                            .as("%s", function)
                            .containsAll(migrations));
            assertThat(found.stream()
                            .filter(resource -> resource.type().equals("AWS::CloudFormation::CustomResource"))
                            .filter(step -> !migrations.contains(step.id())))
                    .allSatisfy(step ->
                            assertThat(dependencies(step)).as("%s", step).containsAll(migrations));
            assertThat(found.stream().filter(resource -> resource.id().equals("Api")))
                    .hasSize(1)
                    .allSatisfy(api -> assertThat(dependencies(api)).containsAll(all));
        }
    }

    @Test
    void theApiOfAnIssuerWaitsForTheIssuer() {
        assertThat(Synthesized.resources("AWS::Serverless::HttpApi")
                        .filter(found -> dependencies(found).contains("IssuerApiGatewayDefaultStage")))
                .extracting(Found::toString)
                .containsExactly("lunapark-prod-identity/Api");
    }

    @Test
    void aSystemIsDeployedAfterThoseWhoseOutputsItUses() {
        VenueStacks stacks = Synthesized.stacks();
        Map<String, Set<String>> before = stacks.systems().stream()
                .collect(Collectors.toMap(
                        SystemStack::system,
                        stack -> stack.getDependencies().stream()
                                .map(Stack::getStackName)
                                .collect(Collectors.toSet())));
        Map<String, String> names =
                Synthesized.venue().systems().stream().collect(Collectors.toMap(VenueSystem::id, VenueSystem::name));
        for (VenueSystem system : Synthesized.venue().systems()) {
            assertThat(before.get(system.name()))
                    .as(system.name())
                    .containsAll(system.uses().stream()
                            .map(used -> "lunapark-prod-" + names.get(used))
                            .toList());
        }
        assertThat(before.get("doors"))
                .containsExactlyInAnyOrder("lunapark-prod-store", "lunapark-prod-shared", "lunapark-prod-identity");
    }

    /** Each output that a stack reads is there, in a stack that is deployed before; none is an export, which locks. */
    @Test
    void stacksReadOutputsThatAreThereAndLockNothing() {
        List<Stack> all = Synthesized.stacks().all();
        for (Stack reader : all) {
            Map<String, Object> template = Synthesized.template(reader);
            assertThat(template.toString()).doesNotContain("Fn::ImportValue");
            Set<String> before =
                    reader.getDependencies().stream().map(Stack::getStackName).collect(Collectors.toSet());
            read(template).forEach(read -> {
                Stack producer = all.stream()
                        .filter(stack -> stack.getStackName().equals(read.get("StackName")))
                        .findFirst()
                        .orElseThrow();
                assertThat(before).as(reader.getStackName()).contains(producer.getStackName());
                assertThat(map(Synthesized.template(producer).get("Outputs")))
                        .containsKey(String.valueOf(read.get("OutputName")));
            });
        }
    }

    @Test
    void systemsThatWaitForEachOtherAreNamed() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> Planted.venue("""
                        Resources:
                          A:
                            Type: AWS::Serverless::Application
                            Properties: { Location: functions/a/template.yaml, Parameters: { X: !GetAtt B.Outputs.X } }
                          B:
                            Type: AWS::Serverless::Application
                            Properties: { Location: functions/b/template.yaml, Parameters: { X: !Sub "${Y}", Z: !Join [",", [!GetAtt A.Outputs.X]] } }
                        """, Map.of("a", "Resources: {}", "b", "Resources: {}")))
                .withMessageContaining("A for [B], B for [A]");
    }

    @Test
    void whatSomebodyWaitsForStartsFromASnapshot() {
        Set<String> awaited = Synthesized.functions().stream()
                .filter(SamFunction::isCalledOverHttp)
                .map(SamFunction::id)
                .collect(Collectors.toSet());
        assertThat(Synthesized.resources(FUNCTION).filter(found -> awaited.contains(found.id())))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties())
                        .as("%s", found)
                        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
                        .containsEntry("AutoPublishAlias", "live"));
    }

    private static Stream<Map<String, Object>> read(Object value) {
        if (map(value).containsKey("Fn::GetStackOutput")) {
            return Stream.of(map(map(value).get("Fn::GetStackOutput")));
        }
        Collection<?> parts = value instanceof List<?> list
                ? list
                : new ArrayList<>(map(value).values());
        return parts.stream().flatMap(DeploymentTest::read);
    }

    private static List<String> dependencies(Found found) {
        Object names = found.content().get("DependsOn");
        return names instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : names == null ? List.of() : List.of(names.toString());
    }
}
