package io.lunapark.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a body into a tree, and notes what a tree cannot show any more: a field that came twice, and text that no store
 * can hold. Text is in normal form C from here on. Whole numbers become {@code Long} or {@code BigInteger}, all others {@code BigDecimal}: nothing is rounded.
 */
final class JsonTree {

    /** More than any body of ours needs (a thousand records of nine fields), and little enough to be read at once. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxTokenCount(30_000)
            .maxNameLength(200)
            .maxNumberLength(Integer.MAX_VALUE) // looked at below, where the field is known
            .build();

    /** Digits and signs of a number; no field holds one of more than a hundred. */
    private static final int LONGEST_NUMBER = 1_000;

    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private final BadFields bad;

    private JsonTree(BadFields bad) {
        this.bad = bad;
    }

    static JsonNode read(byte[] body, BadFields bad) throws IOException {
        // Decoded here, since Jackson would also take UTF-16 and UTF-32, and let some broken UTF-8 pass.
        try (JsonParser json = JSON.createParser(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString())) {
            if (json.nextToken() == null) {
                throw InvalidRequest.of(StrictJson.WHOLE_BODY, "required");
            }
            JsonNode tree = new JsonTree(bad).value(json, "");
            if (json.nextToken() != null) {
                throw new ProblemException(PlatformProblem.MALFORMED_JSON);
            }
            return tree;
        } catch (StreamConstraintsException tooMuch) {
            throw new ProblemException(PlatformProblem.REQUEST_TOO_BIG);
        } catch (JsonProcessingException | CharacterCodingException malformed) {
            throw new ProblemException(PlatformProblem.MALFORMED_JSON);
        }
    }

    private JsonNode value(JsonParser json, String path) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, path);
            case START_ARRAY -> array(json, path);
            case VALUE_STRING -> JsonNode.createStringNode(clean(json.getText(), path));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json, path);
            case VALUE_TRUE -> JsonNode.createBooleanNode(true);
            case VALUE_FALSE -> JsonNode.createBooleanNode(false);
            default -> JsonNode.nullNode();
        };
    }

    private JsonNode object(JsonParser json, String path) throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = Normalizer.normalize(json.currentName(), Normalizer.Form.NFC);
            String child = path.isEmpty() ? name : path + "." + name;
            json.nextToken();
            JsonNode value = value(json, child);
            if (fields.putIfAbsent(name, value) != null) {
                bad.add(child, "duplicate-field");
            }
        }
        return JsonNode.createObjectNode(fields);
    }

    private JsonNode array(JsonParser json, String path) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json, path + "[" + items.size() + "]"));
        }
        return JsonNode.createArrayNode(items);
    }

    /** A number that Java cannot even write down is no number of ours; the exponent of {@code 1e9999999999} is one. */
    private JsonNode number(JsonParser json, String path) throws IOException {
        try {
            if (json.getTextLength() <= LONGEST_NUMBER) {
                return json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                        ? JsonNode.createNumberNode(json.getDecimalValue())
                        : whole(json);
            }
        } catch (NumberFormatException | JsonProcessingException unwritable) {
            // said below
        }
        bad.add(path.isEmpty() ? StrictJson.WHOLE_BODY : path, "out-of-range");
        return JsonNode.createNumberNode(0);
    }

    private static JsonNode whole(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? JsonNode.createNumberNode(json.getBigIntegerValue())
                : JsonNode.createNumberNode(json.getLongValue());
    }

    private String clean(String text, String path) {
        if (!CleanText.isClean(text)) {
            bad.add(path.isEmpty() ? StrictJson.WHOLE_BODY : path, "invalid-format.characters");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
