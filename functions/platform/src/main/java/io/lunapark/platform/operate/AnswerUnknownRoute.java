package io.lunapark.platform.operate;

import io.lunapark.platform.http.MethodNotAllowed;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Serves no route: what no other function answers ends here as a problem, in the caller's language. Where the path has
 * other methods they are named.
 */
@UseCase
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public class AnswerUnknownRoute {

    private final KnownRoutes routes = KnownRoutes.ofTemplate();

    @RequestFilter
    @Order(1)
    void answer(HttpRequest<?> http) {
        Set<String> methods = routes.methods(http.getPath());
        if (!methods.isEmpty()) {
            throw new ProblemException(new MethodNotAllowed(methods));
        }
    }
}
