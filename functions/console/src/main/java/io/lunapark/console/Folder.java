package io.lunapark.console;

import io.lunapark.platform.http.RequestContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The files of one folder of the class path, all of them text. A name that leads out of the folder, or whose type is
 * not known here, is not found.
 */
public final class Folder {

    /** Nothing comes from elsewhere and nothing inline runs, so text that a caller typed cannot become a script. */
    private static final String SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "css", "text/css",
            "js", "text/javascript",
            "json", "application/json",
            "svg", "image/svg+xml",
            "yml", "application/yaml");

    /** Segments that begin with a letter or digit: no "..", no hidden file, no empty segment. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9][\\w.-]*/)*[A-Za-z0-9][\\w.-]*\\.([a-z]+)");

    /** What begins so is named by its content, so that a browser that has it never asks again. */
    public static final String FOR_EVER = "bundle/";

    private final String path;
    private final Map<String, String> made;
    private final UnaryOperator<String> change;
    private final Map<String, Entry> read = new ConcurrentHashMap<>();

    /** @param path on the class path, such as {@code pages/console} */
    public Folder(String path) {
        this(path, Map.of(), UnaryOperator.identity());
    }

    /** @param made text of files by their names; they are there besides, or in place of those on the class path */
    public Folder(String path, Map<String, String> made) {
        this(path, made, UnaryOperator.identity());
    }

    /** @param change what is done to the text of every file when it is read first */
    public Folder(String path, UnaryOperator<String> change) {
        this(path, Map.of(), change);
    }

    private Folder(String path, Map<String, String> made, UnaryOperator<String> change) {
        this.path = path;
        this.made = made;
        this.change = change;
    }

    /**
     * The file with its type and its ETag, of a folder its {@code index.html}; 304 when the caller has it already, 404 when
     * there is none.
     */
    public HttpResponse<String> show(String name, RequestContext request) {
        return entry(name)
                .or(() -> entry(name + "/index.html"))
                .map(found -> answer(name, found, request))
                .orElseGet(HttpResponse::notFound);
    }

    private static HttpResponse<String> answer(String name, Entry found, RequestContext request) {
        MutableHttpResponse<String> answer = request.knows(found.etag())
                ? HttpResponse.notModified()
                : HttpResponse.ok(found.text()).contentType(MediaType.of(found.type()));
        return answer.header(HttpHeaders.CACHE_CONTROL, howLong(name))
                .header(HttpHeaders.ETAG, found.etag())
                .header("Content-Security-Policy", SECURITY_POLICY);
    }

    /** The libraries change with a release only; most is asked for again, and mostly answered by a 304. */
    private static String howLong(String name) {
        if (name.startsWith(FOR_EVER)) {
            return "public, max-age=31536000, immutable";
        }
        return name.startsWith("lib/") ? "public, max-age=86400" : "no-cache";
    }

    private Optional<Entry> entry(String name) {
        return Optional.ofNullable(read.get(name)).or(() -> {
            Optional<Entry> found = find(name);
            found.ifPresent(entry -> read.put(name, entry)); // what is not there is not kept: names are endless
            return found;
        });
    }

    private Optional<Entry> find(String name) {
        var parts = NAME.matcher(name);
        String type = parts.matches() ? TYPES.get(parts.group(1)) : null;
        if (type == null) {
            return Optional.empty();
        }
        if (made.containsKey(name)) {
            return Optional.of(Entry.of(type, made.get(name)));
        }
        try (InputStream file = Folder.class.getClassLoader().getResourceAsStream(path + "/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(
                            Entry.of(type, change.apply(new String(file.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(String type, String text, String etag) {

        static Entry of(String type, String text) {
            return new Entry(type + ";charset=utf-8", text, '"' + hash(text) + '"');
        }
    }

    /** Another one for another text, in 32 characters that may be in an address. */
    public static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
