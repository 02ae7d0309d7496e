package io.lunapark.localstack.store;

import java.time.Instant;

/** A message as a consumer gets it; {@code receipt} is for deleting or releasing it, {@code received} counts from 1. */
public record QueueMessage(String id, String receipt, String body, int received, Instant sent, Instant firstReceived) {}
