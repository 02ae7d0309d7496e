package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is taken as it is written, or refused with every field that is wrong. */
class StrictJsonTest {

    private static final Edge EDGE = new Edge();

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    private static List<String> refused(String body) {
        Edge.Answer answer = EDGE.post("/rides", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem().code()).isEqualTo("invalid-request");
        return answer.badFields();
    }

    private static String ride(String more) {
        return "{\"staff\":16,\"trackLengthM\":1800,\"opensAt\":\"8:00\"" + more + "}";
    }

    @Test
    void takesItsOwnNames() {
        assertThat(EDGE.post("/rides", ride(",\"name\":\"Wąż\",\"night\":true,\"wagons\":[{\"seats\":4}]"))
                        .body())
                .isEqualTo("{\"staff\":16,\"trackLengthM\":1800,\"opensAt\":\"8:00\",\"name\":\"Wąż\","
                        + "\"night\":true,\"wagons\":[{\"seats\":4}]}");
    }

    @Test
    void aMapIsReadAsStrictlyAsAllElse() {
        assertThat(EDGE.post("/rides", ride(",\"fares\":{\"Zu\u0308g\":100},\"since\":\"9999-12-31T23:59:59Z\""))
                        .body())
                .contains("\"fares\":{\"Z\u00fcg\":100}");
        assertThat(refused(ride(",\"fares\":{\"a\":null,\"b\":1.5,\"c\":18446744073709551716,\"d\":\"1\"}")))
                .containsExactly(
                        "fares.a required", "fares.b wrong-type", "fares.c out-of-range", "fares.d wrong-type");
        assertThat(refused(ride(",\"fares\":{\"night\\u0000\":1}"))).containsExactly("fares invalid-format");
        assertThat(refused(ride(",\"fares\":{\"a\":-5}")))
                .hasSize(1)
                .first()
                .asString()
                .contains("out-of-range");
        assertThat(refused(ride(",\"fares\":{\"\":5}")))
                .hasSize(1)
                .first()
                .asString()
                .contains("too-short");
        assertThat(refused(ride(",\"fares\":7"))).containsExactly("fares wrong-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z"
            })
    void aTimeIsOneThatEveryStoreHolds(String time) {
        assertThat(refused(ride(",\"since\":\"" + time + "\""))).containsExactly("since invalid-format");
    }

    @Test
    void takesAliases() {
        assertThat(EDGE.post("/rides", "{\"liczba_personelu\":16,\"dl_trasy\":1800.5,\"godziny_od\":\"23:59\"}")
                        .body())
                .isEqualTo("{\"staff\":16,\"trackLengthM\":1800.5,\"opensAt\":\"23:59\"}");
    }

    @Test
    void takesNullWhereNothingIsNeeded() {
        assertThat(EDGE.post("/rides", ride(",\"name\":null,\"night\":null")).status())
                .isEqualTo(200);
    }

    @Test
    void namesAllBadFieldsAtOnceAsTheCallerDid() {
        assertThat(
                        refused(
                                "{\"liczba_personelu\":\"16\",\"dl_trasy\":null,\"colour\":1,\"name\":\"\","
                                        + "\"wagons\":[{\"seats\":4},{\"seats\":10,\"id\":\"x\"},{\"sets\":1,\"id\":\"1-1-1-1-1\"},7]}"))
                .containsExactly(
                        "liczba_personelu wrong-type",
                        "dl_trasy required",
                        "colour unknown-field",
                        "name too-short",
                        "wagons[1].seats out-of-range",
                        "wagons[1].id invalid-format",
                        "wagons[2].sets unknown-field",
                        "wagons[2].id invalid-format",
                        "wagons[2].seats required",
                        "wagons[3] wrong-type",
                        "opensAt required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"16\"", "1.5", "16.0", "1e400", "1e2", "true", "[]", "{}", "[16]"})
    void aWholeNumberIsWrittenAsOne(String staff) {
        assertThat(refused("{\"staff\":" + staff + ",\"trackLengthM\":1,\"opensAt\":\"8:00\"}"))
                .containsExactly("staff wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "2147483648", "-99999999999999999999999999"})
    void aNumberKeepsItsRange(String staff) {
        assertThat(refused("{\"staff\":" + staff + ",\"trackLengthM\":1,\"opensAt\":\"8:00\"}"))
                .containsExactly("staff out-of-range");
    }

    @ParameterizedTest
    @CsvSource({"1e400,out-of-range", "1e-400,out-of-range", "1e999999999,out-of-range", "'\"1\"',wrong-type"})
    void aDecimalIsOneThatCanBeCalculatedWith(String length, String code) {
        assertThat(refused("{\"staff\":1,\"trackLengthM\":" + length + ",\"opensAt\":\"8:00\"}"))
                .containsExactly("trackLengthM " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "-1E+99999999999999999999", "0.1e-9999999999", "0e9999999999"})
    void aNumberThatNoFieldCanHoldIsRefusedWhereverItStands(String number) {
        assertThat(refused(number)).containsExactly("body out-of-range");
        assertThat(refused("{\"staff\":1,\"trackLengthM\":" + number + ",\"opensAt\":\"8:00\"}"))
                .containsExactly("trackLengthM out-of-range");
        assertThat(refused(ride(",\"wagons\":[{\"seats\":" + number + "}]")))
                .containsExactly("wagons[0].seats out-of-range");
        assertThat(refused(ride(",\"name\":" + number))).containsExactly("name out-of-range");
        assertThat(refused(ride(",\"x\":[" + number + "]"))).contains("x[0] out-of-range");
    }

    @Test
    void aNumberOfAnyLengthIsRefusedByItsField() {
        String digits = "9".repeat(9_000);
        assertThat(refused("{\"staff\":" + digits + ",\"trackLengthM\":1,\"opensAt\":\"8:00\"}"))
                .containsExactly("staff out-of-range");
        assertThat(refused("{\"staff\":1,\"trackLengthM\":0." + digits + ",\"opensAt\":\"8:00\"}"))
                .containsExactly("trackLengthM out-of-range");
    }

    @Test
    void aFieldWithTwoFaultsIsToldOnce() {
        assertThat(refused("{\"staff\":null,\"staff\":1,\"trackLengthM\":1,\"opensAt\":\"8:00\"}"))
                .containsExactly("staff duplicate-field");
        assertThat(refused("{\"staff\":\"\\u0000\",\"trackLengthM\":1,\"opensAt\":\"8:00\"}"))
                .containsExactly("staff invalid-format");
        assertThat(refused(ride(",\"wagons\":[{\"seats\":null,\"seats\":1e9999999999}]")))
                .hasSize(1)
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("wagons[0].seats ");
    }

    @Test
    void moreFaultsThanAreToldAreStillFaults() {
        assertThat(refused(ride(",\"wagons\":[" + "{},".repeat(150) + "{}]"))).hasSize(100);
    }

    @Test
    void aFaultSaysWhatIsAllowed() {
        assertThat(detail("0")).isEqualTo("Must be more than 0.");
        assertThat(detail("1.2345"))
                .isEqualTo("Has too many digits; allowed are 6 before and 3 after the decimal point.");
        assertThat(detail("true")).isEqualTo("Must be a number.");
    }

    private static String detail(String trackLength) {
        String body = "{\"staff\":1,\"trackLengthM\":" + trackLength + ",\"opensAt\":\"8:00\"}";
        return EDGE.post("/rides", body).problem().errors().getFirst().detail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.5:00", " 8 : 30 ", "09:00:<img src=x>", "24:00", "", "８:00"})
    void aTimeIsATime(String opensAt) {
        assertThat(refused("{\"staff\":1,\"trackLengthM\":1,\"opensAt\":\"" + opensAt + "\"}"))
                .containsExactly("opensAt invalid-format");
    }

    @Test
    void aFieldComesOnce() {
        assertThat(refused(ride(",\"staff\":17"))).containsExactly("staff duplicate-field");
        assertThat(refused(ride(",\"liczba_personelu\":17"))).containsExactly("liczba_personelu duplicate-field");
    }

    @Test
    void textCanBeStored() {
        for (String escape : List.of("\\u0000", "\\ud800", "\\udc00x", "\\ud800\\ud800")) {
            assertThat(refused(ride(",\"name\":\"a" + escape + "\""))).containsExactly("name invalid-format");
        }
        assertThat(refused(ride(",\"\\ud800\\u0000\":1"))).containsExactly("\uFFFD\uFFFD unknown-field");
    }

    @Test
    void theBodyIsAnObject() {
        for (String body : List.of("[]", "1", "\"text\"", "true")) {
            assertThat(refused(body)).containsExactly("body wrong-type");
        }
        for (String body : List.of("", " ", "null")) {
            assertThat(refused(body)).containsExactly("body required");
        }
    }

    @Test
    void aHundredFaultsAreEnough() {
        String many = IntStream.range(0, 500).mapToObj(i -> ",\"x" + i + "\":1").collect(Collectors.joining());
        assertThat(refused(ride(many))).hasSize(100);
    }
}
