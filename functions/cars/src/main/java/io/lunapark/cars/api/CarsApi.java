package io.lunapark.cars.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Cars",
                        version = "1.0",
                        description =
                                "Car records: their intake through every outage, each once, and figures of them."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface CarsApi {}
