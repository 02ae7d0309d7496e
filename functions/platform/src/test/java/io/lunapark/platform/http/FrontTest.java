package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.lambda.Function;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FrontTest {

    private static final String WHO = "/rides/me";

    private static final Edge BEHIND_A_FIREWALL =
            new Edge(Map.of(Function.USE_CASE, "Rides", "lunapark.front-secret", "the-secret"));
    private static final Edge ALONE = new Edge();

    @AfterAll
    static void stop() {
        BEHIND_A_FIREWALL.close();
        ALONE.close();
    }

    @Test
    void whoComesThroughTheFirewallHasTheAddressThatItSays() {
        Edge.Answer answer =
                BEHIND_A_FIREWALL.get(WHO, "X-Lunapark-Front", "the-secret", "X-Lunapark-Address", "198.51.100.9");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("198.51.100.9").doesNotContain("192.0.2.7");
    }

    @Test
    void whoGetsAroundItIsRefused() {
        assertThat(BEHIND_A_FIREWALL.get(WHO).problem().code()).isEqualTo("around-the-firewall");
        assertThat(BEHIND_A_FIREWALL
                        .get(WHO, "X-Lunapark-Front", "guessed", "X-Lunapark-Address", "198.51.100.9")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whereThereIsNoneItsHeadersMeanNothing() {
        assertThat(ALONE.get(WHO, "X-Lunapark-Front", "", "X-Lunapark-Address", "198.51.100.9")
                        .body())
                .contains("192.0.2.7");
    }
}
