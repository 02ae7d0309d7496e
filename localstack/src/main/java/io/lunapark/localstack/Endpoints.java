package io.lunapark.localstack;

import io.lunapark.localstack.store.DynamoDbLocal;
import io.lunapark.localstack.store.Dynoxide;
import java.net.URI;
import java.util.Optional;

/**
 * Where services of AWS are when not in this process but in LocalStack, Floci, moto or the like: addresses without a slash
 * at their ends, empty for what is embedded. {@code messages} are SQS and EventBridge, which go together, since a bus
 * delivers to queues of its own. {@code dynoxide} says that an embedded DynamoDB is that, and else it is DynamoDB Local.
 */
public record Endpoints(Optional<String> dynamodb, boolean dynoxide, Optional<String> messages) {

    public static final Endpoints EMBEDDED = new Endpoints(Optional.empty(), false, Optional.empty());

    /** All of them at one address. */
    public static Endpoints all(String url) {
        return new Endpoints(Optional.of(address(url)), false, Optional.of(address(url)));
    }

    /** SQS and EventBridge there, DynamoDB embedded. */
    public static Endpoints messages(String url) {
        return new Endpoints(Optional.empty(), false, Optional.of(address(url)));
    }

    /** The same, with DynamoDB by {@code local}, which is DynamoDB Local, by {@code dynoxide}, or at an address. */
    public Endpoints withDynamodb(String choice) {
        return switch (choice) {
            case DynamoDbLocal.CHOICE -> new Endpoints(Optional.empty(), false, messages);
            case Dynoxide.CHOICE -> new Endpoints(Optional.empty(), true, messages);
            default -> new Endpoints(Optional.of(address(choice)), false, messages);
        };
    }

    private static String address(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http")) {
            throw new IllegalArgumentException(url + " is no address such as http://127.0.0.1:4566.");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
