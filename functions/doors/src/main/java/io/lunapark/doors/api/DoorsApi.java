package io.lunapark.doors.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document; its calls are described where they are answered. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Doors",
                        version = "1.0",
                        description = "Say who may open which door, open one, and read who opened it. Errors are "
                                + "`application/problem+json` (RFC 9457), in the language of `Accept-Language`: en, pl, "
                                + "pt-BR or ru."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface DoorsApi {}
