package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import io.lunapark.platform.http.InvalidRequest.BadField;
import io.lunapark.platform.store.OutOfReach;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.ApiGatewayServletRequest.EmptyBodyException;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolationException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which problem an exception is: the first cause that means something decides. */
final class Failures {

    /** Exceptions wrap each other a few times; more would be a loop. */
    private static final int DEEPEST_CAUSE = 16;

    private Failures() {}

    /** The problem for an exception, or, where there is none or it says nothing, for the status it came with. */
    static Problem of(@Nullable Throwable exception, int status) {
        return Stream.iterate(exception, cause -> cause != null, cause -> cause.getCause())
                .limit(DEEPEST_CAUSE)
                .<Problem>mapMulti((cause, found) -> {
                    Problem problem = meaning(cause);
                    if (problem != null) {
                        found.accept(problem);
                    }
                })
                .findFirst()
                .orElseGet(() -> {
                    if (exception == null) {
                        return ofStatus(status);
                    }
                    return OutOfReach.is(exception)
                            ? PlatformProblem.STORE_UNAVAILABLE
                            : PlatformProblem.INTERNAL_ERROR;
                });
    }

    private static @Nullable Problem meaning(Throwable cause) {
        return switch (cause) {
            case ProblemException refused -> refused.problem();
            case EmptyBodyException empty -> bad(StrictJson.WHOLE_BODY, "required");
            case ConversionErrorException wrong -> bad(nameOf(wrong.getArgument()), reasonFor(wrong.getArgument()));
            case UnsatisfiedRouteException missing -> bad(nameOf(missing.getArgument()), "required");
            case ConstraintViolationException invalid -> Violations.problem(invalid.getConstraintViolations());
            case URISyntaxException malformed -> bad("path", "invalid-format");
            case HttpStatusException status -> ofStatus(status.getStatus().getCode());
            default -> null;
        };
    }

    /** The problem that a bare status says. */
    static Problem ofStatus(int status) {
        if (status == 400) {
            return PlatformProblem.MALFORMED_REQUEST;
        }
        return Stream.of(PlatformProblem.values())
                .filter(problem -> problem.status() == status)
                .findFirst()
                .orElse(status < 500 ? PlatformProblem.MALFORMED_REQUEST : PlatformProblem.INTERNAL_ERROR);
    }

    private static InvalidRequest bad(String field, String reason) {
        return new InvalidRequest(List.of(new BadField(field, reason)));
    }

    private static String nameOf(Argument<?> argument) {
        if (argument.isAnnotationPresent(Body.class)) {
            return StrictJson.WHOLE_BODY;
        }
        return argument.getAnnotationMetadata()
                .stringValue(Bindable.class)
                .filter(name -> !name.isEmpty())
                .orElse(argument.getName());
    }

    private static String reasonFor(Argument<?> argument) {
        return argument.getType() == UUID.class ? "invalid-format.uuid" : "invalid-format";
    }
}
