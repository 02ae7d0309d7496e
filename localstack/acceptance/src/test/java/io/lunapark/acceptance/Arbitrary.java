package io.lunapark.acceptance;

import io.lunapark.testing.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What callers might send, by the same seed always the same: nearly right, quite wrong, and out of this world. */
final class Arbitrary {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "0",
            "-1",
            "8:00",
            "24:00",
            "08:00:00",
            "1e400",
            "NaN",
            "\u0000",
            "\u0007\n",
            "<script>",
            "'; drop table coaster; --",
            "\ud83c\udfa2",
            "\u202e",
            "٣",
            "%s%n",
            "${jndi:x}",
            "../..",
            "x".repeat(300));
    private static final List<Object> NUMBERS =
            List.of(0, -1, 1, 2147483647, 2147483648L, -9223372036854775808L, 1.5, 1e-9, 1e300, 100000, 0.0005);
    private static final List<String> FIELDS = List.of(
            "name",
            "staff",
            "dailyClients",
            "trackLengthM",
            "opensAt",
            "closesAt",
            "minHeadwaySeconds",
            "seats",
            "speedMps",
            "wagons",
            "liczba_personelu",
            "dl_trasy",
            "godziny_od",
            "ilosc_miejsc",
            "id",
            "version",
            "__proto__",
            "");
    private static final List<String> HEADERS = List.of(
            "Accept-Language",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "X-Correlation-Id",
            "Accept",
            "Cookie",
            "Content-Encoding",
            "Accept-Encoding",
            "Origin",
            "Range",
            "Authorization",
            "X-HTTP-Method-Override",
            "X-Forwarded-For",
            "Access-Control-Request-Method");
    private static final List<String> HEADER_VALUES = List.of(
            "",
            "*",
            "\"1\"",
            "W/\"1\"",
            "\"",
            ",",
            ";;;",
            "en;q=x",
            "*/*",
            "text/html",
            "gzip",
            "bytes=0-",
            "a=b; c",
            "Bearer x.y.z",
            "http://evil.example",
            "null",
            "DELETE",
            "\u00e9\u00ff",
            "x".repeat(2000),
            "key-1",
            "pl");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-8",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "json",
            "*/*",
            "application/json; charset=nonsense",
            "a/b/c");

    private final Random random;

    Arbitrary(long seed) {
        random = new Random(seed);
    }

    /** The path with ids in it: mostly those, sometimes any; and with any parameters. */
    String path(String template, String coaster, String wagon) {
        String path = template.replace("{id}", id(coaster)).replaceFirst("\\{\\w+}", id(wagon));
        StringBuilder query = new StringBuilder();
        for (String name : List.of("limit", "cursor", "open", "day", "q", "text", "from", "outcome")) {
            if (random.nextInt(6) == 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append(random.nextInt(9) == 0 ? "" : "=" + encoded(text()));
            }
        }
        return path + query;
    }

    /** Mostly the example with something changed, sometimes any JSON, sometimes no JSON at all. */
    String body(Map<String, Object> example) {
        return switch (random.nextInt(10)) {
            case 0 -> text();
            case 1 -> Json.write(value(4));
            case 2 -> {
                String valid = Json.write(example);
                yield valid.substring(0, random.nextInt(valid.length()));
            }
            case 3, 4, 5 -> Json.write(example);
            default -> {
                Map<String, Object> changed = new LinkedHashMap<>(example);
                for (int i = random.nextInt(3); i >= 0; i--) {
                    changed.put(pick(FIELDS), value(3));
                }
                yield Json.write(changed);
            }
        };
    }

    /** Names and values, none twice. */
    String[] headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            headers.put(pick(HEADERS), pick(HEADER_VALUES));
        }
        if (random.nextInt(8) == 0) {
            headers.put("Content-Type", pick(TYPES));
        }
        List<String> pairs = new ArrayList<>();
        headers.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return pairs.toArray(String[]::new);
    }

    private String id(String real) {
        return switch (random.nextInt(6)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 ->
                encoded("i" + text().replace("\u0000", "").replace("/", "").replace("..", ""));
            default -> real;
        };
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0, 1 -> pick(NUMBERS);
            case 2, 3 -> text();
            case 4 -> random.nextBoolean();
            case 5 -> list(depth);
            case 6 -> object(depth);
            default -> Json.read("null");
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(random.nextInt(4) == 0 ? text() : pick(FIELDS), value(depth - 1));
        }
        return object;
    }

    private String text() {
        if (random.nextBoolean()) {
            return pick(TEXTS);
        }
        return random.ints(random.nextInt(12), 0, 0x2_0000)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(c -> random.nextInt(3) == 0 ? c : 32 + c % 95)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
