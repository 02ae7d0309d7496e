package io.lunapark.tasks.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tasks",
                        version = "1.0",
                        description =
                                "Every task goes to a random employee, who pays a fee when it lands on them and earns a "
                                        + "reward when they complete it. Money is in cents."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface TasksApi {}
