package io.lunapark.localstack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./lunapark audit export}: writes all pages of an export into a file, a line for each item. */
public final class AuditExport {

    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final SignedIn admin;

    public AuditExport(String url, SignedIn admin) {
        this.url = url;
        this.admin = admin;
    }

    /**
     * Writes the file when all of it is there.
     *
     * @param from entries from then on; null from the beginning
     * @param to entries before then; null for all
     * @return how many lines it has
     */
    public long write(Path file, @Nullable Instant from, @Nullable Instant to)
            throws IOException, InterruptedException {
        String query = (from == null ? "" : "&from=" + from) + (to == null ? "" : "&to=" + to);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        long lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(next)) {
            Part part = part(query, null);
            while (true) {
                for (String line : part.lines) {
                    out.write(line);
                    out.write('\n');
                    lines++;
                }
                if (part.nextCursor == null) {
                    break;
                }
                part = part(query, part.nextCursor);
            }
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        return lines;
    }

    private Part part(String query, @Nullable String cursor) throws IOException, InterruptedException {
        String parameters = cursor == null ? query : query + "&cursor=" + cursor;
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url + "/api/audit/export?" + parameters.replaceFirst("^&", "")))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + admin.token())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the stack answers " + answer.statusCode() + " " + answer.body());
        }
        return Part.read(answer.body());
    }

    /** Some lines, and the way to those that follow. */
    private record Part(List<String> lines, @Nullable String nextCursor) {

        static Part read(String body) throws IOException {
            List<String> lines = new ArrayList<>();
            String nextCursor = null;
            try (JsonParser page = JSON.createParser(body)) {
                page.nextToken();
                while (page.nextToken() == JsonToken.FIELD_NAME) {
                    String field = page.currentName();
                    page.nextToken();
                    if (field.equals("items")) {
                        while (page.nextToken() != JsonToken.END_ARRAY) {
                            lines.add(copy(page));
                        }
                    } else if (field.equals("nextCursor")) {
                        nextCursor = page.getValueAsString();
                    } else {
                        page.skipChildren();
                    }
                }
            }
            return new Part(lines, nextCursor);
        }

        private static String copy(JsonParser item) throws IOException {
            StringWriter line = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(line)) {
                generator.copyCurrentStructure(item);
            }
            return line.toString();
        }
    }
}
