package io.lunapark.platform.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a use case the context of its request, once the filters know who calls. */
@Singleton
final class RequestContextBinder
        implements TypedRequestArgumentBinder<RequestContext>, PostponedRequestArgumentBinder<RequestContext> {

    @Override
    public Argument<RequestContext> argumentType() {
        return Argument.of(RequestContext.class);
    }

    @Override
    public BindingResult<RequestContext> bind(
            ArgumentConversionContext<RequestContext> argument, HttpRequest<?> request) {
        return () -> Optional.of(RequestContext.of(request));
    }
}
