package io.lunapark.platform.operate;

import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.util.Map;

/** Forgets the answers to repeated requests after their 24 hours. */
@UseCase
public class TidyDatabase implements Job {

    private final Database database;

    TidyDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Object> run() {
        return Map.of(
                "forgottenKeys",
                database.withHandle(
                        db -> db.execute("delete from idempotency where created_at < now() - interval '24 hours'")));
    }
}
