package io.lunapark.platform.command;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What a key was answered.
 *
 * @param bodyHash by which two requests with one key are told apart
 * @param headers a JSON object
 * @param body empty where there was none
 */
@MappedEntity("idempotency")
record KeptAnswer(@Id byte[] bodyHash, int status, String headers, String body) {}
