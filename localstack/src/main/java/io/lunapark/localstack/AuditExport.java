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

    AuditExport(String url, SignedIn admin) {
        this.url = url;
        this.admin = admin;
    }

    /** @param args the address of the stack, the e-mail of its first admin, the file with the password; FILE and times */
    public static void main(String[] args) throws InterruptedException {
        try {
            AuditExport export = new AuditExport(args[0], SignedIn.with(args[0], args[1], Path.of(args[2])));
            List<String> options = List.of(args).subList(3, args.length);
            Path file = file(options);
            System.out.println(export.write(file, query(options)) + " lines are in " + file);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            System.err.println("lunapark: nothing was exported: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Path file(List<String> options) {
        if (options.isEmpty() || options.getFirst().startsWith("-")) {
            throw new IllegalArgumentException("which file? ./lunapark audit export FILE [--from TIME] [--to TIME]");
        }
        return Path.of(options.getFirst());
    }

    private static String query(List<String> options) {
        StringBuilder query = new StringBuilder();
        for (int i = 1; i < options.size(); i += 2) {
            String name = options.get(i);
            if (!List.of("--from", "--to").contains(name) || i + 1 == options.size()) {
                throw new IllegalArgumentException(
                        "what is " + name + "? --from TIME and --to TIME, as 2026-11-21T08:00:00Z");
            }
            query.append(query.isEmpty() ? "" : "&")
                    .append(name.substring(2))
                    .append('=')
                    .append(options.get(i + 1));
        }
        return query.toString();
    }

    /**
     * Writes the file when all of it is there.
     *
     * @param query {@code from} and {@code to}, as the call takes them
     * @return how many lines it has
     */
    long write(Path file, String query) throws IOException, InterruptedException {
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
                HttpRequest.newBuilder(URI.create(url + "/api/audit/export?" + parameters))
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
