package io.lunapark.platform.command;

import io.lunapark.platform.http.Caller;
import io.lunapark.platform.http.RequestContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.function.Function;

/** A command that a request asks for. A use case takes it as an argument, and runs it once. */
public final class Command {

    private final Commands commands;
    private final HttpRequest<?> http;

    Command(Commands commands, HttpRequest<?> http) {
        this.commands = commands;
        this.http = http;
    }

    public RequestContext request() {
        return RequestContext.of(http);
    }

    public Caller caller() {
        return request().caller();
    }

    /**
     * Runs it in one transaction, which also stores its events, its entry in the audit log, and the answer for a repeated
     * request; after the commit the events go to the bus. What is refused leaves nothing behind.
     *
     * @param work loads, decides and stores, and says the answer
     */
    public <T> HttpResponse<T> run(Function<Transaction, HttpResponse<T>> work) {
        return commands.run(http, work);
    }

    /**
     * The same for a request whose body or answer holds a secret: no {@code Idempotency-Key} makes anything of it be kept,
     * neither the answer nor a hash of the body, from which a password could be guessed.
     */
    public <T> HttpResponse<T> runWithSecret(Function<Transaction, HttpResponse<T>> work) {
        return commands.runWithSecret(http, work);
    }
}
