package io.lunapark.identity.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::1, 2001:DB8:0001:0002:0:0:0:9",
        "203.0.113.7, ::ffff:203.0.113.7"
    })
    void countAsOneCaller(String one, String other) {
        assertThat(SourceAddress.block(one)).isEqualTo(SourceAddress.block(other));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:3::1", "203.0.113.7, 203.0.113.8", "203.0.113.7, 2001:db8::1"})
    void countAsTwo(String one, String other) {
        assertThat(SourceAddress.block(one)).isNotEqualTo(SourceAddress.block(other));
    }
}
