package io.lunapark.coasters.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document; its calls are described where they are answered. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Coasters",
                        version = "1.0",
                        description = "Register coasters and wagons, and see, live, whether today's wagons and staff "
                                + "can carry today's guests. Errors are `application/problem+json` (RFC 9457), in the "
                                + "language of `Accept-Language`: en, pl, pt-BR or ru."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface CoastersApi {}
