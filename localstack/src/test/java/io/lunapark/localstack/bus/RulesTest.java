package io.lunapark.localstack.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.template.Template.Rule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events a pattern lets through: the operators that EventBridge documents. */
class RulesTest {

    @ParameterizedTest(name = "{0} lets {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"source\":[\"shop\"]}                                          | {\"n\":1}           | true",
                "{\"source\":[\"other\"]}                                         | {\"n\":1}           | false",
                "{\"source\":[{\"prefix\":\"sh\"}]}                               | {\"n\":1}           | true",
                "{\"detail-type\":[{\"suffix\":\"ld\"}]}                          | {\"n\":1}           | true",
                "{\"source\":[{\"anything-but\":[\"shop\"]}]}                     | {\"n\":1}           | false",
                "{\"detail\":{\"n\":[{\"numeric\":[\">\",0,\"<=\",5]}]}}          | {\"n\":5}           | true",
                "{\"detail\":{\"n\":[{\"numeric\":[\">\",0,\"<=\",5]}]}}          | {\"n\":6}           | false",
                "{\"detail\":{\"x\":[{\"exists\":false}]}}                        | {\"n\":1}           | true",
                "{\"detail\":{\"x\":[{\"exists\":true}]}}                         | {\"n\":1}           | false",
                "{\"detail\":{\"s\":[{\"equals-ignore-case\":\"ABC\"}]}}          | {\"s\":\"abc\"}     | true",
                "{\"detail\":{\"s\":[{\"wildcard\":\"a*c\"}]}}                    | {\"s\":\"abbc\"}    | true",
                "{\"detail\":{\"s\":[\"a\",\"b\"]}}                               | {\"s\":\"b\"}       | true",
                "{\"detail\":{\"s\":[null]}}                                      | {\"s\":null}        | true",
                "{\"detail\":{\"$or\":[{\"a\":[1]},{\"b\":[1]}]}}                 | {\"b\":1}           | true",
                "{\"detail\":{\"l\":[\"x\"]}}                                     | {\"l\":[\"w\",\"x\"]} | true",
            })
    void anEventGoesWhereItsPatternSays(String pattern, String detail, boolean fits) {
        Rules rules = new Rules(List.of(new Rule("rule", 1, "bus", pattern, List.of("queue"))));
        String event = "{\"source\":\"shop\",\"detail-type\":\"Sold\",\"detail\":" + detail + "}";

        assertThat(rules.targets(new BusEvent("bus", "shop", "Sold", event)).contains("queue"))
                .isEqualTo(fits);
    }
}
