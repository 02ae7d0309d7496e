package io.lunapark.console.showapidocs;

import io.micronaut.serde.annotation.Serdeable;

/** One OpenAPI document: what to call it, and where it is. */
@Serdeable
public record ApiDocument(String title, String url) {}
