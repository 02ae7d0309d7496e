package io.lunapark.platform.operate;

import io.lunapark.platform.command.Idempotency;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.util.Map;

/** Forgets the answers to repeated requests after their 24 hours. */
@UseCase
public class TidyDatabase implements Job {

    private final Database database;
    private final Idempotency idempotency;

    TidyDatabase(Database database, Idempotency idempotency) {
        this.database = database;
        this.idempotency = idempotency;
    }

    @Override
    public Map<String, Object> run() {
        return Map.of("forgottenKeys", database.inTransaction(idempotency::tidy));
    }
}
