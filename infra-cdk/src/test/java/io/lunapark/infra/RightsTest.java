package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.infra.Synthesized.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody may more than the work needs. */
class RightsTest {

    @Test
    void functionsSignInToTheDatabaseByIamAndWithoutAPassword() {
        assertThat(Synthesized.resources("AWS::RDS::DBProxy"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.properties())
                        .containsEntry("RequireTLS", true)
                        .containsEntry("DefaultAuthScheme", "IAM_AUTH"));
        assertThat(Synthesized.resources("AWS::Serverless::Function")
                        .filter(found -> environment(found).containsKey("LUNAPARK_DATABASE_PASSWORD")))
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(environment(found))
                            .as("%s", found)
                            .containsEntry("LUNAPARK_DATABASE_IAM", "true")
                            .containsEntry("LUNAPARK_DATABASE_PASSWORD", "");
                    assertThat(found.properties()).as("%s", found).containsKey("VpcConfig");
                    assertThat(rolesThatMay("rds-db:connect", found.stack()))
                            .as("%s", found)
                            .contains(found.id() + "Role");
                });
    }

    @Test
    void noRightsToEverything() {
        assertThat(wideRights()).isEmpty();
    }

    private static Set<String> rolesThatMay(String action, String stack) {
        return Synthesized.resources("AWS::IAM::Policy")
                .filter(found -> found.stack().equals(stack))
                .filter(found -> found.properties().toString().contains(action))
                .flatMap(found -> list(found.properties().get("Roles")).stream())
                .map(role -> String.valueOf(map(role).get("Ref")))
                .collect(Collectors.toSet());
    }

    /** What is allowed and not confined to an action or a resource. */
    private static Stream<Wide> wideRights() {
        return Synthesized.resources()
                .flatMap(found -> policies(found)
                        .flatMap(document -> list(map(document).get("Statement")).stream())
                        .map(SamTemplate::map)
                        .filter(statement -> "Allow".equals(statement.get("Effect")))
                        .flatMap(statement ->
                                Stream.of("Action", "Resource").flatMap(part -> texts(statement.get(part))))
                        .filter(text -> text.endsWith("*"))
                        .map(text -> new Wide(found.id(), text)));
    }

    private static Stream<Object> policies(Found found) {
        return switch (found.type()) {
            case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy" ->
                Stream.of(found.properties().get("PolicyDocument"));
            case "AWS::IAM::Role" ->
                list(found.properties().get("Policies")).stream()
                        .map(policy -> map(policy).get("PolicyDocument"));
            case "AWS::Serverless::Function" ->
                list(found.properties().get("Policies")).stream().map(policy -> policy);
            default -> Stream.empty();
        };
    }

    private static Stream<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().flatMap(RightsTest::texts)
                : Stream.of(value instanceof String text ? text : joined(value));
    }

    /** The end of a text that CloudFormation puts together. */
    private static String joined(Object value) {
        List<?> join = list(map(value).get("Fn::Join"));
        return join.isEmpty() ? "" : String.valueOf(list(join.get(1)).getLast());
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> environment(Found found) {
        return map(map(found.properties().get("Environment")).get("Variables"));
    }

    private record Wide(String where, String right) {}
}
