package io.lunapark.console.showapidocs;

import io.micronaut.serde.annotation.Serdeable;

/** One OpenAPI document: what to call it, and where it is. */
@Serdeable
public record ApiDocument(String title, String url) {

    /** Whose calls it describes: its file is named after the system. */
    String system() {
        return url.substring(url.lastIndexOf('/') + 1).replace(".yml", "");
    }
}
