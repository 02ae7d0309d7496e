package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ola@example.com", "  Ola.Nowak+park@Sub.Example.CO \t", "o'neil_1@x-y.museum", "a@b.pl"})
    void whatMailReachesIsTakenTrimmedAndInLowerCase(String typed) {
        assertThat(new EmailAddress(typed).text()).isEqualTo(typed.strip().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ola",
                "ola@",
                "@example.com",
                "ola@example",
                "ola@@example.com",
                ".ola@example.com",
                "ola.@example.com",
                "o..la@example.com",
                "ola@-example.com",
                "ola@example..com",
                "ola@example.1",
                "o la@example.com",
                "ola@exam ple.com",
                "ola@example.com\nbcc: x@example.com",
                "ola@example.com, x@example.com",
                "<ola@example.com>",
                "\"ola\"@example.com",
                "ола@пример.рф",
                "ola@[127.0.0.1]"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThatThrownBy(() -> new EmailAddress(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000, 1_000_000})
    void whatIsTooLongIsRefusedWithoutEffort(int length) {
        for (String part : new String[] {"a", ".a", "a.", "@", " ", "a@", "-", "a-"}) {
            String longLocal = part.repeat(length) + "@example.com";
            String longDomain = "ola@" + part.repeat(length) + "com";
            assertThatThrownBy(() -> new EmailAddress(longLocal)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new EmailAddress(longDomain)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void anAddressIsOneAccountHoweverItIsTyped(@ForAll("addresses") String address) {
        EmailAddress plain = new EmailAddress(address);

        assertThat(new EmailAddress(" " + address.toUpperCase(Locale.ROOT) + " "))
                .isEqualTo(plain);
        assertThat(new EmailAddress(plain.text())).isEqualTo(plain);
        assertThat(plain.toString()).doesNotContain(address.toLowerCase(Locale.ROOT));
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> word =
                Arbitraries.strings().withChars("abcxyzABC019").ofMinLength(2).ofMaxLength(20);
        return Combinators.combine(word, word, word)
                .as((local, more, domain) -> local + "." + more + "@" + domain + ".example");
    }
}
