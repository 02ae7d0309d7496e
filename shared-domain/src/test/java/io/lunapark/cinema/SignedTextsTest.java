package io.lunapark.cinema;

import static io.lunapark.cinema.Cinemas.ANNA;
import static io.lunapark.cinema.Cinemas.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.seal.AuditKey;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Codes of tickets, messages of the payment provider, places in a queue: what was not signed is not believed. */
class SignedTextsTest {

    private static final KeyPair KEY = AuditKey.make();
    private static final UUID SESSION = new UUID(0x3000L, 1);
    private static final String SECRET = "a secret of the test";
    private static final TicketCode TICKET =
            new TicketCode(new UUID(7, 7), SESSION, Instant.parse("2026-11-21T18:00:00Z"), "Balcony Ł", 12);

    @Test
    void aCodeSaysWhatTheTicketIsFor() {
        String code = TICKET.sign(KEY.getPrivate());

        assertThat(TicketCode.read(code, KEY.getPublic())).contains(TICKET);
        assertThat(TICKET.sign(KEY.getPrivate())).isEqualTo(code).hasSizeLessThan(TicketCode.MAX_LENGTH);
        assertThat(TicketCode.read(code, AuditKey.make().getPublic())).isEmpty();
    }

    @Property(tries = 300)
    void aCodeWithAnyCharacterChangedIsNone(@ForAll @IntRange(min = 0, max = 200) int position, @ForAll char instead) {
        String code = TICKET.sign(KEY.getPrivate());
        int at = position % code.length();
        String other = code.substring(0, at) + instead + code.substring(at + 1);

        // The last character of a part has bits that say nothing.
        assertThat(TicketCode.read(other, KEY.getPublic())).isIn(Optional.empty(), Optional.of(TICKET));
        if (at < code.lastIndexOf('.') - 1 && instead != code.charAt(at)) {
            assertThat(TicketCode.read(other, KEY.getPublic())).isEmpty();
        }
    }

    @Test
    void aMessageOfTheProviderIsGoodForFiveMinutes() {
        String header = WebhookSignature.sign("{}", NOW, SECRET);

        assertThat(WebhookSignature.isGenuine(header, "{}", NOW, SECRET)).isTrue();
        assertThat(WebhookSignature.isGenuine(header, "{}", NOW.plusSeconds(300), SECRET))
                .isTrue();
        assertThat(WebhookSignature.isGenuine(header, "{}", NOW.plusSeconds(302), SECRET))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(header, "{}", NOW.minusSeconds(302), SECRET))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(header, "{ }", NOW, SECRET)).isFalse();
        assertThat(WebhookSignature.isGenuine(header, "{}", NOW, "another secret"))
                .isFalse();
        assertThat(WebhookSignature.isGenuine("t=1", "{}", NOW, SECRET)).isFalse();
    }

    @Test
    void aPlaceInTheQueueBelongsToOnePersonAndSession() {
        WaitingRoomPass pass = new WaitingRoomPass(SESSION, ANNA, 7, NOW);
        String text = pass.sign(SECRET);

        assertThat(WaitingRoomPass.read(text, SESSION, ANNA, SECRET)).contains(pass);
        assertThat(WaitingRoomPass.read(text, SESSION, new UUID(0, 1), SECRET)).isEmpty();
        assertThat(WaitingRoomPass.read(text, new UUID(0, 1), ANNA, SECRET)).isEmpty();
        assertThat(WaitingRoomPass.read(text.replaceFirst("7", "1"), SESSION, ANNA, SECRET))
                .isEmpty();
        assertThat(WaitingRoomPass.read("7", SESSION, ANNA, SECRET)).isEmpty();
    }
}
