package io.lunapark.platform.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a use case the part of the list that is asked for, or ends the call where that cannot be read. */
@Singleton
final class PageRequestBinder
        implements TypedRequestArgumentBinder<PageRequest>, PostponedRequestArgumentBinder<PageRequest> {

    @Override
    public Argument<PageRequest> argumentType() {
        return Argument.of(PageRequest.class);
    }

    @Override
    public BindingResult<PageRequest> bind(ArgumentConversionContext<PageRequest> argument, HttpRequest<?> request) {
        PageRequest page = PageRequest.of(RequestContext.of(request));
        return () -> Optional.of(page);
    }
}
