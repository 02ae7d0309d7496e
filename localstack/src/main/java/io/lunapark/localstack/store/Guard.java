package io.lunapark.localstack.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.gateway.Json;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may call a port of this machine. Listening on loopback keeps out neither the web pages in its browsers, which may
 * call it or make a name of their own point here (DNS rebinding), nor its other users. So a call has to be made to a name
 * that is known here, by no page of another site, and where programs only have business, with the key of this start.
 */
public final class Guard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST = Pattern.compile("([^:\\[\\]@/]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

    /** As an AWS SDK sends it (the access key of a signature), or as another client does. */
    private static final Pattern KEY =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=(?<aws>[^/,\\s]+)/.*|Bearer (?<bearer>\\S+)");

    /** For pages: of the API, which knows its callers by their tokens. */
    private final boolean pages;

    private final Set<String> hosts;
    private final Optional<String> key;

    private Guard(boolean pages, Set<String> hosts, Optional<String> key) {
        this.pages = pages;
        this.hosts = hosts;
        this.key = key;
    }

    /**
     * All programs may call, and so may pages from there.
     *
     * @param others names besides those of this machine, without a port: those by which a reverse proxy is called
     */
    public static Guard forPages(Set<String> others) {
        Set<String> hosts = new HashSet<>(LOOPBACK);
        others.forEach(other -> hosts.add(other.toLowerCase(Locale.ROOT)));
        return new Guard(true, hosts, Optional.empty());
    }

    /** Programs that have the key may call. */
    public static Guard forPrograms(String key) {
        return new Guard(false, LOOPBACK, Optional.of(key));
    }

    /** Programs may call; their secret is elsewhere in the call. */
    public static Guard forPrograms() {
        return new Guard(false, LOOPBACK, Optional.empty());
    }

    /** Why a call with these headers is refused; empty when it may go on. */
    public Optional<Refusal> refuses(List<String> host, List<String> origin, List<String> authorization) {
        String called = host.size() == 1 ? host.getFirst().toLowerCase(Locale.ROOT) : "";
        Matcher name = HOST.matcher(called);
        if (!name.matches() || !hosts.contains(name.group(1))) {
            return Optional.of(new Refusal(
                    421,
                    "foreign-host",
                    "Unknown host",
                    (called.isEmpty() ? "The call names no host." : "Nothing here is called " + called + ".")
                            + " Call localhost or 127.0.0.1"
                            + (pages ? "; where a reverse proxy passes calls on, start with --host NAME." : ".")));
        }
        if (!origin.isEmpty() && !(pages && origin.stream().allMatch(one -> isOf(called, one)))) {
            return Optional.of(new Refusal(
                    403,
                    "foreign-origin",
                    "Another site",
                    pages
                            ? "A page of another site may not make this call."
                            : "This port is for programs; no page may call it."));
        }
        if (key.isPresent() && !(authorization.size() == 1 && isKey(authorization.getFirst(), key.get()))) {
            return Optional.of(new Refusal(
                    403,
                    "missing-key",
                    "Missing key",
                    "Show the key that run.json in the data folder holds: as the access key of AWS's tools,"
                            + " or as Authorization: Bearer."));
        }
        return Optional.empty();
    }

    private static boolean isOf(String host, String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.equals("http://" + host) || lower.equals("https://" + host);
    }

    private static boolean isKey(String authorization, String key) {
        Matcher shown = KEY.matcher(authorization);
        if (!shown.matches()) {
            return false;
        }
        String text = shown.group("aws") == null ? shown.group("bearer") : shown.group("aws");
        return MessageDigest.isEqual(text.getBytes(UTF_8), key.getBytes(UTF_8));
    }

    /** A refusal, and what to do about it. */
    public record Refusal(int status, String code, String title, String detail) {

        public static final String TYPE = "application/problem+json";

        /** A problem as the API answers it; {@code message} is where AWS's tools look. */
        public byte[] body() {
            return Json.object(json -> {
                json.writeStringField("type", "/problems/" + code);
                json.writeStringField("title", title);
                json.writeNumberField("status", status);
                json.writeStringField("detail", detail);
                json.writeStringField("code", code);
                json.writeStringField("message", detail);
            });
        }
    }
}
