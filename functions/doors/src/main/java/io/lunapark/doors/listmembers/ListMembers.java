package io.lunapark.doors.listmembers;

import io.lunapark.doors.api.MembershipBody;
import io.lunapark.doors.store.DoorHolders;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Lists the members of a building. Those whose membership has ended are not among them. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Members")
public class ListMembers {

    private final Database database;
    private final DoorHolders holders;

    ListMembers(Database database, DoorHolders holders) {
        this.database = database;
        this.holders = holders;
    }

    /** From Postgres: it must be what is true now. */
    @Get("/{id}/members")
    Page<MembershipBody> list(UUID id, PageRequest page) {
        return database.withConnection(() -> holders.ofBuilding(id, page));
    }
}
