package io.lunapark.analytics.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Analytics",
                        version = "1.0",
                        description =
                                "What the task exchange earns, and its dearest tasks. Money is in cents, days are those of "
                                        + "the books."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface AnalyticsApi {}
