package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    private static final String LONG = "Zażółć gęślą jaźń. ".repeat(200);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip", "GZIP;q=0.5, br", "deflate,gzip; q=1.0"})
    void aLongAnswerIsCompressedForWhoReadsIt(String accepted) throws IOException {
        APIGatewayV2HTTPResponse answer = answered("GET", accepted, LONG);

        assertThat(answer.getIsBase64Encoded()).isTrue();
        assertThat(answer.getBody().length()).isLessThan(LONG.length() / 4);
        assertThat(answer.getHeaders())
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Vary", "Origin, Accept-Encoding")
                .doesNotContainKey("Content-Length");
        byte[] bytes = Base64.getDecoder().decode(answer.getBody());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(LONG.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip;q=0.000", "xgzip", "*"})
    void whoDoesNotReadItGetsItPlain(String accepted) {
        APIGatewayV2HTTPResponse answer = answered("GET", accepted, LONG);

        assertThat(answer.getBody()).isEqualTo(LONG);
        assertThat(answer.getHeaders())
                .containsEntry("Vary", "Origin, Accept-Encoding")
                .doesNotContainKey("Content-Encoding");
    }

    @Test
    void aShortAnswerAndThatToACommandAreSentAsTheyAre() {
        assertThat(answered("GET", "gzip", "short").getBody()).isEqualTo("short");
        assertThat(answered("POST", "gzip", LONG).getBody()).isEqualTo(LONG);
    }

    @Test
    void aHeadIsToldWhatAGetWouldBeChosenBy() {
        assertThat(answered("HEAD", "gzip", null).getHeaders()).containsEntry("Vary", "Origin, Accept-Encoding");
        assertThat(answered("HEAD", "gzip", LONG).getHeaders()).containsEntry("Vary", "Origin, Accept-Encoding");
        assertThat(answered("GET", "gzip", "short").getHeaders()).containsEntry("Vary", "Origin, Accept-Encoding");
    }

    private static APIGatewayV2HTTPResponse answered(String method, String accepted, @Nullable String body) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("accept-encoding", accepted))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .build())
                        .build())
                .build();
        APIGatewayV2HTTPResponse answer = APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(new HashMap<>(Map.of("Vary", "Origin", "Content-Length", "1")))
                .withBody(body)
                .build();
        Compression.complete(event, answer);
        return answer;
    }
}
