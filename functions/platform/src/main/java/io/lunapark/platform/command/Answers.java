package io.lunapark.platform.command;

import io.lunapark.platform.http.EntityTag;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;

/** How commands are answered. */
public final class Answers {

    private Answers() {}

    /** 201, with the path at which the new thing is found. */
    public static <T> MutableHttpResponse<T> created(String path, T body) {
        return HttpResponse.created(body, URI.create(path));
    }

    /** The same for a thing that has versions. */
    public static <T> MutableHttpResponse<T> created(String path, long version, T body) {
        return tagged(version, created(path, body));
    }

    /** 200, with what the thing is like now. */
    public static <T> MutableHttpResponse<T> changed(long version, T body) {
        return tagged(version, HttpResponse.ok(body));
    }

    private static <T> MutableHttpResponse<T> tagged(long version, MutableHttpResponse<T> answer) {
        return answer.header(HttpHeaders.ETAG, EntityTag.of(version));
    }
}
