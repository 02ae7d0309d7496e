package io.lunapark.localstack;

import io.lunapark.localstack.store.Engine;
import java.net.URI;
import java.util.Optional;

/**
 * Where services of AWS are when not on the stack itself but in LocalStack, Floci, moto or the like: addresses without a
 * slash at their ends, empty for what is embedded. {@code messages} are SQS and EventBridge, which go together, since a
 * bus delivers to queues of its own. {@code engine} plays a DynamoDB that is embedded.
 */
public record Endpoints(Optional<String> dynamodb, Engine engine, Optional<String> messages) {

    public static final Endpoints EMBEDDED = new Endpoints(Optional.empty(), Engine.LOCAL, Optional.empty());

    /** All of them at one address. */
    public static Endpoints all(String url) {
        return messages(url).withDynamodb(url);
    }

    /** SQS and EventBridge there, DynamoDB embedded. */
    public static Endpoints messages(String url) {
        return new Endpoints(Optional.empty(), Engine.LOCAL, Optional.of(address(url)));
    }

    /** The same, with DynamoDB embedded and played by that engine. */
    public Endpoints with(Engine other) {
        return new Endpoints(Optional.empty(), other, messages);
    }

    /** The same, with DynamoDB at an address. */
    public Endpoints withDynamodb(String url) {
        return new Endpoints(Optional.of(address(url)), engine, messages);
    }

    private static String address(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http")) {
            throw new IllegalArgumentException(url + " is no address such as http://127.0.0.1:4566.");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
