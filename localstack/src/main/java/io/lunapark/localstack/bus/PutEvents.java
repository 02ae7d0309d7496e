package io.lunapark.localstack.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a PutEvents call. */
final class PutEvents {

    /** The limits of AWS. */
    static final int ENTRIES = 10;

    static final int BYTES = 256 * 1024;

    private PutEvents() {}

    /** One entry: an accepted event with its id, or why it is refused. */
    record Entry(String id, @Nullable BusEvent event, String errorCode, String errorMessage) {

        static Entry refused(String code, String message) {
            return new Entry("", null, code, message);
        }
    }

    /**
     * @throws IllegalArgumentException when the call as a whole is invalid
     */
    static List<Entry> parse(byte[] body, Set<String> buses, String region, String account) {
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = json.currentName().equals("Entries");
                JsonToken value = json.nextToken();
                if (!list) {
                    json.skipChildren();
                    continue;
                }
                require(value == JsonToken.START_ARRAY);
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    Draft draft = new Draft(json);
                    bytes += draft.bytes();
                    entries.add(draft.entry(buses, region, account));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON of PutEvents", e);
        }
        if (entries.isEmpty() || entries.size() > ENTRIES) {
            throw new IllegalArgumentException("1 validation error detected: Value at 'entries' failed to satisfy"
                    + " constraint: Member must have length between 1 and " + ENTRIES);
        }
        if (bytes > BYTES) {
            throw new IllegalArgumentException("Total size of the entries in the request is over the limit.");
        }
        return entries;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("the body is no JSON of PutEvents");
        }
    }

    private static final class Draft {

        private String source = "";
        private String type = "";
        private String detail = "";
        private String bus = "default";
        private Instant time = Instant.now();
        private final List<String> resources = new ArrayList<>();

        Draft(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                switch (field) {
                    case "Source" -> source = json.getText();
                    case "DetailType" -> type = json.getText();
                    case "Detail" -> detail = json.getText();
                    case "EventBusName" -> bus = json.getText();
                    case "Time" -> time = time(json, value);
                    case "Resources" -> {
                        while (json.nextToken() == JsonToken.VALUE_STRING) {
                            resources.add(json.getText());
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }

        private static Instant time(JsonParser json, JsonToken value) throws IOException {
            return value.isNumeric()
                    ? Instant.ofEpochMilli((long) (json.getDoubleValue() * 1000))
                    : Instant.parse(json.getText());
        }

        int bytes() {
            int sum = 14 + utf8(source) + utf8(type) + utf8(detail);
            for (String resource : resources) {
                sum += utf8(resource);
            }
            return sum;
        }

        private static int utf8(String text) {
            return text.getBytes(UTF_8).length;
        }

        Entry entry(Set<String> buses, String region, String account) {
            String name = bus.substring(bus.lastIndexOf('/') + 1);
            if (source.isEmpty() || type.isEmpty() || detail.isEmpty()) {
                return Entry.refused("InvalidArgument", "Source, DetailType and Detail are needed.");
            }
            if (!buses.contains(name)) {
                return Entry.refused("ResourceNotFoundException", "Event bus " + name + " does not exist.");
            }
            if (!isObject(detail)) {
                return Entry.refused("MalformedDetail", "Detail is malformed.");
            }
            String id = UUID.randomUUID().toString();
            byte[] event = Json.object(json -> {
                json.writeStringField("version", "0");
                json.writeStringField("id", id);
                json.writeStringField("detail-type", type);
                json.writeStringField("source", source);
                json.writeStringField("account", account);
                json.writeStringField(
                        "time", time.truncatedTo(ChronoUnit.SECONDS).toString());
                json.writeStringField("region", region);
                json.writeArrayFieldStart("resources");
                for (String resource : resources) {
                    json.writeString(resource);
                }
                json.writeEndArray();
                json.writeFieldName("detail");
                json.writeRawValue(detail);
            });
            return new Entry(id, new BusEvent(name, source, type, new String(event, UTF_8)), "", "");
        }

        private static boolean isObject(String detail) {
            try (JsonParser json = Json.FACTORY.createParser(detail)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    return false;
                }
                json.skipChildren();
                return json.nextToken() == null;
            } catch (JsonProcessingException e) {
                return false;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
