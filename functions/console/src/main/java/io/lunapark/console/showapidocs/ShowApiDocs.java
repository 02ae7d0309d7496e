package io.lunapark.console.showapidocs;

import io.lunapark.console.Folder;
import io.lunapark.kernel.AccessTable;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import java.util.List;

/** The try-it page over the OpenAPI documents that the systems' jars carry, which say here who may make each call. */
@UseCase
@Controller("/api-docs")
@Produces(MediaType.ALL)
public class ShowApiDocs {

    private final Folder pages = new Folder("pages/api-docs");
    private final List<String> systems = ApiDocuments.systems();
    private final List<ApiDocument> documents =
            systems.stream().map(ApiDocuments::of).toList();
    private final AccessTable access = AccessTable.read(systems);
    private final Folder descriptions = new Folder(ApiDocuments.FOLDER, yaml -> published(yaml, access));

    /** What the compiler wrote, and what the rules of the house add to it. */
    static String published(String yaml, AccessTable access) {
        Document document = Document.parse(yaml);
        new DocumentedSchemas().describe(document);
        new DocumentedAccess(access).describe(document);
        new DocumentedAnswers().describe(document);
        return document.text();
    }

    @Get
    public HttpResponse<String> page(RequestContext request) {
        return pages.show("index.html", request);
    }

    /** What there is to choose from. */
    @Get("/documents")
    @Produces(MediaType.APPLICATION_JSON)
    public List<ApiDocument> documents() {
        return documents;
    }

    @Get("/documents/{name}")
    public HttpResponse<String> document(@PathVariable String name, RequestContext request) {
        return descriptions.show(name, request);
    }

    @Get("/{+file}")
    public HttpResponse<String> file(@PathVariable String file, RequestContext request) {
        return pages.show(file, request);
    }
}
