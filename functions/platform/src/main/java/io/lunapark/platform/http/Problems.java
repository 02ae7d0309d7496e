package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import io.lunapark.platform.http.ProblemDetail.FieldError;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every error into an answer: a problem that a rule gave, an uncaught exception, and the answers
 * of the framework. No internals are shown; an internal error is logged with its stack trace.
 */
@Singleton
public class Problems implements ExceptionHandler<Throwable, HttpResponse<?>>, ErrorResponseProcessor<ProblemDetail> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemTexts texts;

    Problems(ProblemTexts texts) {
        this.texts = texts;
    }

    /** The answer for a problem, in the caller's language. */
    public MutableHttpResponse<ProblemDetail> answer(RequestContext request, Problem problem) {
        return answer(request, problem, HttpResponse.ok());
    }

    /** The body alone, for answers that are kept. */
    public ProblemDetail detail(RequestContext context, Problem problem) {
        Locale language = context.language();
        String detail = texts.detail(problem.code(), language, problem.parameters());
        List<FieldError> errors = switch (problem) {
            case InvalidRequest invalid ->
                invalid.fields().stream()
                        .map(bad -> new FieldError(
                                CleanText.of(bad.field()),
                                bad.code(),
                                texts.field(bad.reason(), language, bad.parameters())))
                        .toList();
            default ->
                problem.badFields().stream()
                        .map(field -> new FieldError(field, problem.code(), detail))
                        .toList();
        };
        return new ProblemDetail(
                "/problems/" + problem.code(),
                texts.title(problem.code(), language),
                problem.status(),
                CleanText.of(detail),
                CleanText.of(context.path()),
                problem.code(),
                context.correlationId(),
                errors.isEmpty() ? null : errors);
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
        return answer(request, Failures.of(exception, 500), exception, HttpResponse.serverError());
    }

    @Override
    public MutableHttpResponse<ProblemDetail> processResponse(ErrorContext error, MutableHttpResponse<?> base) {
        Throwable cause = error.getRootCause().orElse(null);
        return answer(error.getRequest(), Failures.of(cause, base.code()), cause, base);
    }

    private MutableHttpResponse<ProblemDetail> answer(
            HttpRequest<?> http, Problem problem, @Nullable Throwable cause, MutableHttpResponse<?> base) {
        if (problem.status() == 500) {
            LOG.error("Call failed: {}", problem.code(), cause);
        } else if (problem.status() > 500) {
            LOG.warn("Call refused: {}: {}", problem.code(), String.valueOf(cause));
        }
        return answer(RequestContext.of(http), problem, base);
    }

    private MutableHttpResponse<ProblemDetail> answer(
            RequestContext context, Problem problem, MutableHttpResponse<?> base) {
        MutableHttpResponse<ProblemDetail> answer = fill(base, context, problem);
        CallFilter.complete(context, answer);
        return answer;
    }

    /** Makes an answer tell this problem. */
    MutableHttpResponse<ProblemDetail> fill(MutableHttpResponse<?> answer, RequestContext context, Problem problem) {
        Object patience = problem.parameters().get(PlatformProblem.RETRY_AFTER);
        if (patience != null) {
            answer.header(HttpHeaders.RETRY_AFTER, patience.toString());
        }
        Object allow = problem.parameters().get(MethodNotAllowed.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, allow.toString());
        }
        if (problem.status() == HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode()) { // what would be read (RFC 9110, 15.5.16)
            answer.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.status(problem.status())
                .body(detail(context, problem))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, context.language().toLanguageTag());
    }
}
