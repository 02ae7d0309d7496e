package io.lunapark.billing.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

/** The head of this system's OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Billing",
                        version = "1.0",
                        description =
                                "The ledger of the task exchange: what everybody earns and owes. Money is in cents, days "
                                        + "are those of the venue."),
        servers = @Server(url = "/", description = "Where this page came from"))
interface BillingApi {}
