package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @Test
    void whatNoQueueTakesIsReplaced() {
        assertThat(CleanText.forQueues("8\u000100 \u0000 \ud800 \uffff \ufffe"))
                .isEqualTo("8\ufffd00 \ufffd \ufffd \ufffd \ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Młyńska 1\t\r\n", "Горки", "🎢", "\u0085\u00a0\ue000\ufffd"})
    void allElseStays(String text) {
        assertThat(CleanText.forQueues(text)).isEqualTo(text);
        assertThat(CleanText.escaped(text)).isEqualTo(text);
    }

    @Test
    void inJsonItIsEscaped() {
        assertThat(CleanText.escaped("{\"name\":\"a\uffff\ud800🎢\"}")).isEqualTo("{\"name\":\"a\\uffff\\ud800🎢\"}");
    }

    @Test
    void whatHasNoRoomIsCutBetweenCharacters() {
        assertThat(CleanText.atMost("aż🎢", 7)).isEqualTo("aż🎢");
        assertThat(CleanText.atMost("aż🎢", 6)).isEqualTo("aż");
        assertThat(CleanText.atMost("aż🎢", 2)).isEqualTo("a");
        assertThat(CleanText.atMost("aż🎢", 0)).isEmpty();
        assertThat(CleanText.atMost("a", -5)).isEmpty();
    }
}
