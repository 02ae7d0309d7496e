package io.lunapark.platform.http;

import io.lunapark.kernel.Names;
import java.util.Optional;
import java.util.regex.Pattern;

/** A parameter that holds a part of a name, by which a list is filtered. */
public final class NamePart {

    private static final Pattern NAME = Pattern.compile(Names.PATTERN);

    private NamePart() {}

    /**
     * Empty where the caller does not say.
     *
     * @throws ProblemException 400, which names the field
     */
    public static Optional<String> of(RequestContext request, String field) {
        Optional<String> text = request.parameter(field).filter(part -> !part.isEmpty());
        if (text.isPresent() && !NAME.matcher(text.get()).matches()) {
            throw InvalidRequest.of(field, "invalid-format.name");
        }
        return text;
    }
}
