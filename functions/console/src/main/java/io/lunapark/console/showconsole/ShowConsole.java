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
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The frame of the console, and in it the pages of the systems, each from a folder of the system's name. */
@UseCase
@Controller
@Produces(MediaType.ALL)
public class ShowConsole {

    private static final String FOLDER = "pages/console";

    private final List<String> systems = ApiDocuments.systems();
    private final List<String> withPage =
            systems.stream().filter(ShowConsole::bringsPage).toList();
    private final Folder files = new Folder(FOLDER);
    private final Folder frame = new Folder(FOLDER, index -> Preloads.into(index, FOLDER, withPage));
    private final Map<String, List<String>> roles = rolesByUseCase(AccessTable.read(systems));
    private final Venue venue;

    ShowConsole(@Property(name = "lunapark.time-zone") ZoneId zone) {
        venue = new Venue(zone.getId());
    }

    @Get("/")
    public HttpResponse<?> begin() {
        return HttpResponse.temporaryRedirect(URI.create("/console"));
    }

    @Get("/console")
    public HttpResponse<String> page(RequestContext request) {
        return frame.show("index.html", request);
    }

    /** The roles that may do each use case, so that the page offers what the API allows. */
    @Get("/console/access")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, List<String>> access() {
        return roles;
    }

    /** The systems that bring a page. */
    @Get("/console/pages")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> pages() {
        return withPage;
    }

    /** Where the park is: the pages show its days and times. */
    @Get("/console/venue")
    @Produces(MediaType.APPLICATION_JSON)
    public Venue venue() {
        return venue;
    }

    @Get("/console/{+file}")
    public HttpResponse<String> file(@PathVariable String file, RequestContext request) {
        return files.show(file, request);
    }

    /** @param timeZone such as {@code Europe/Warsaw} */
    @Serdeable
    public record Venue(String timeZone) {}

    private static boolean bringsPage(String system) {
        return ShowConsole.class.getClassLoader().getResource(FOLDER + "/" + system + "/page.js") != null;
    }

    private static Map<String, List<String>> rolesByUseCase(AccessTable table) {
        return table.useCases().stream()
                .collect(toMap(
                        useCase -> useCase,
                        useCase -> table.of(useCase).orElseThrow().roles().stream()
                                .map(Role::toString)
                                .toList()));
    }
}
