package io.lunapark.platform.http;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Accepts ids in the canonical form only. The JDK also takes {@code 1-1-1-1-1}. */
@Singleton
class StrictUuids implements TypeConverter<CharSequence, UUID> {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    static boolean matches(CharSequence text) {
        return CANONICAL.matcher(text).matches();
    }

    @Override
    public Optional<UUID> convert(CharSequence text, Class<UUID> type, ConversionContext context) {
        if (matches(text)) {
            return Optional.of(UUID.fromString(text.toString()));
        }
        context.reject(text, new IllegalArgumentException("not a UUID"));
        return Optional.empty();
    }
}
