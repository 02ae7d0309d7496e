package io.lunapark.identity.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document; its calls are described where they are answered. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Identity",
                        version = "1.0",
                        description =
                                "Sign up, sign in, and say who may do what. Errors are `application/problem+json` "
                                        + "(RFC 9457), in the language of `Accept-Language`: en, pl, pt-BR or ru."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface IdentityApi {}
