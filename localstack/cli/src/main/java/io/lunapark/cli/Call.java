package io.lunapark.cli;

import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lambda's Invoke on the running stack. */
@Command(name = "call", description = "Calls a function of the running stack by its name.")
final class Call implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(index = "0", paramLabel = "<Function>", description = "For example RebuildCoastersView.")
    private String function = "";

    @Parameters(index = "1", paramLabel = "json", arity = "0..1", defaultValue = "{}", description = "Its event ({}).")
    private String event = "{}";

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningStack stack = environment.running();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stack.control() + "/2015-03-31/functions/" + function + "/invocations"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + stack.key())
                .POST(BodyPublishers.ofString(event))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            System.out.println(answer.body());
            boolean failed = answer.headers().firstValue("X-Amz-Function-Error").isPresent();
            return answer.statusCode() < 300 && !failed ? 0 : 1;
        }
    }
}
