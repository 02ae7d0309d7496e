package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** What codes of tickets are verified with, without a network: Ed25519, as PEM. */
@Serdeable
@Schema(name = "TicketKey")
public record TicketKeyBody(String publicKey) {}
