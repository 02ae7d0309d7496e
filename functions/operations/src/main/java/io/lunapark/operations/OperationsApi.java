package io.lunapark.operations;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of the OpenAPI document of the calls that every system has in common. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Operating",
                        version = "1.0",
                        description = "Health, the audit log, and messages that could not be handled."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface OperationsApi {}
