package io.lunapark.console.showconsole;

import io.lunapark.console.Folder;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import java.net.URI;

/** The operator's board: all coasters, live. */
@UseCase
@Controller
@Produces(MediaType.ALL)
public class ShowConsole {

    private final Folder pages = new Folder("pages/console");

    @Get("/")
    public HttpResponse<?> begin() {
        return HttpResponse.temporaryRedirect(URI.create("/console"));
    }

    @Get("/console")
    public HttpResponse<String> page(HttpRequest<?> request) {
        return pages.show("index.html", request);
    }

    @Get("/console/{+file}")
    public HttpResponse<String> file(@PathVariable String file, HttpRequest<?> request) {
        return pages.show(file, request);
    }
}
