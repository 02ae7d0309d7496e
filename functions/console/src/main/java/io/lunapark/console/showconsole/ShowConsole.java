package io.lunapark.console.showconsole;

import static java.util.stream.Collectors.toMap;

import io.lunapark.console.Folder;
import io.lunapark.console.showapidocs.ApiDocuments;
import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.Role;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The frame of the console, and in it the pages of the systems, each from a folder of the system's name. */
@UseCase
@Controller
@Produces(MediaType.ALL)
public class ShowConsole {

    private static final String FOLDER = "pages/console";

    private final Folder files;

    ShowConsole(@Property(name = "lunapark.time-zone") ZoneId zone, JsonMapper json) {
        List<String> systems = ApiDocuments.systems();
        files = new Folder(
                FOLDER,
                Bundles.of(
                        FOLDER,
                        systems.stream().filter(ShowConsole::bringsPage).toList(),
                        Map.of("venue", Map.of("timeZone", zone.getId()), "access", rolesByUseCase(systems)),
                        json));
    }

    @Get("/")
    public HttpResponse<?> begin() {
        return HttpResponse.temporaryRedirect(URI.create("/console"));
    }

    @Get("/console")
    public HttpResponse<String> page(RequestContext request) {
        return files.show("index.html", request);
    }

    @Get("/console/{+file}")
    public HttpResponse<String> file(@PathVariable String file, RequestContext request) {
        return files.show(file, request);
    }

    private static boolean bringsPage(String system) {
        return ShowConsole.class.getClassLoader().getResource(FOLDER + "/" + system + "/page.js") != null;
    }

    /** So that the pages offer what the API allows. */
    private static Map<String, List<String>> rolesByUseCase(List<String> systems) {
        AccessTable table = AccessTable.read(systems);
        return table.useCases().stream()
                .collect(toMap(
                        useCase -> useCase,
                        useCase -> table.of(useCase).orElseThrow().roles().stream()
                                .map(Role::toString)
                                .sorted()
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new)); // in one order, for what is named by its content
    }
}
