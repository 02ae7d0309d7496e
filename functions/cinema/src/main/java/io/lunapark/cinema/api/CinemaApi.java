package io.lunapark.cinema.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Cinema",
                        version = "1.0",
                        description = "Movies, rooms, sessions, seats, reservations, payments and tickets."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface CinemaApi {}
