package io.lunapark.acceptance.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.store.DynamoDbLocal;
import io.lunapark.localstack.store.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/** A DynamoDB that runs elsewhere and takes any key, for a stack that is started with {@code --dynamodb http://…}. */
final class ForwardedDynamo implements AutoCloseable {

    private static final String KEY = "test";
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=" + KEY + "/20261121/eu-central-1/dynamodb/aws4_request, SignedHeaders=host";

    private final DynamoDbLocal dynamo;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ForwardedDynamo(Path directory) throws IOException {
        dynamo = new DynamoDbLocal(directory, Ports.free(1).getFirst(), KEY, Whereabouts.REGION, List.of());
        dynamo.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void forward(HttpExchange call) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dynamo.url()))
                .header("X-Amz-Target", call.getRequestHeaders().getFirst("X-Amz-Target"))
                .header("Content-Type", call.getRequestHeaders().getFirst("Content-Type"))
                .header("Authorization", SIGNATURE)
                .POST(BodyPublishers.ofByteArray(call.getRequestBody().readAllBytes()))
                .build();
        try (call) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            call.sendResponseHeaders(answer.statusCode(), answer.body().length);
            call.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        dynamo.stop();
        client.close();
    }
}
