package io.lunapark.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A function is called for hours: nothing of a call may stay (docs/decisions/0005). */
class HttpHandlerTest {

    private static final int CALLS = 10_000;

    /** What caches and class loading may still take; the leak that this guards against took 30 MB. */
    private static final long ROOM_BYTES = 8L << 20;

    private static final byte[] EVENT = """
            {"version":"2.0","routeKey":"GET /hello","rawPath":"/hello","rawQueryString":"","headers":{},
             "requestContext":{"http":{"method":"GET","path":"/hello","sourceIp":"192.0.2.7"}},"isBase64Encoded":false}
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void tenThousandCallsLeaveNothingBehind() throws IOException {
        try (ApplicationContext context = Function.start(Map.of("LUNAPARK_USE_CASE", "SayHello"));
                HttpHandler handler = new HttpHandler(context)) {
            call(handler, 2_000);
            int beans = beans(context);
            long heap = liveHeap();

            call(handler, CALLS);

            assertThat(beans(context)).isEqualTo(beans);
            assertThat(liveHeap() - heap).isLessThan(ROOM_BYTES);
            // The count does see what a call would leave behind.
            context.registerSingleton(new Object());
            assertThat(beans(context)).isEqualTo(beans + 1);
        }
    }

    @Test
    void aHeadIsAnsweredAsTheGetWithoutABody() throws IOException {
        try (HttpHandler handler = new HttpHandler(Map.of("LUNAPARK_USE_CASE", "SayHello"))) {
            String get = answer(handler, EVENT);
            String head = answer(
                    handler,
                    new String(EVENT, StandardCharsets.UTF_8)
                            .replace("\"GET\"", "\"HEAD\"")
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(head).contains("\"statusCode\":200", "application/json").doesNotContain("hello");
            assertThat(get).contains("\"statusCode\":200", "application/json", "hello");
            // Whoever brings the answer to the caller says when.
            assertThat(get).doesNotContainIgnoringCase("\"date\"");
        }
    }

    @Test
    void whatTheCallerHasIsNotSentAgain() throws IOException {
        try (HttpHandler handler = new HttpHandler(Map.of("LUNAPARK_USE_CASE", "SayHello"))) {
            String tag = answer(handler, EVENT).replaceFirst("(?s).*\"ETag\":\"(.*?[^\\\\]\\\\\")\".*", "$1");

            assertThat(answer(handler, knowing(tag)))
                    .contains("\"statusCode\":304", tag)
                    .doesNotContain("hello");
            assertThat(answer(handler, knowing("\\\"other\\\", W/" + tag))).contains("\"statusCode\":304");
            assertThat(answer(handler, knowing("\\\"other\\\""))).contains("\"statusCode\":200", "hello");
        }
    }

    private static byte[] knowing(String tag) {
        return new String(EVENT, StandardCharsets.UTF_8)
                .replace("\"headers\":{}", "\"headers\":{\"if-none-match\":\"" + tag + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String answer(HttpHandler handler, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void call(HttpHandler handler, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(EVENT), answer, null);
            assertThat(answer.toString(StandardCharsets.UTF_8))
                    .contains("\"statusCode\":200")
                    .contains("hello");
        }
    }

    private static int beans(ApplicationContext context) {
        return context.getAllBeanDefinitions().size();
    }

    private static long liveHeap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
