package io.lunapark.platform.command;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a use case its command, once the filters have let the request pass. */
@Singleton
final class CommandBinder implements TypedRequestArgumentBinder<Command>, PostponedRequestArgumentBinder<Command> {

    private final BeanProvider<Commands> commands;

    /** @param commands made only where a use case takes one: a query has no database */
    CommandBinder(BeanProvider<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public Argument<Command> argumentType() {
        return Argument.of(Command.class);
    }

    @Override
    public BindingResult<Command> bind(ArgumentConversionContext<Command> argument, HttpRequest<?> request) {
        return () -> Optional.of(new Command(commands.get(), request));
    }
}
