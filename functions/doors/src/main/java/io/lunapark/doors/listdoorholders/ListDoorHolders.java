package io.lunapark.doors.listdoorholders;

import io.lunapark.doors.api.DoorHolderBody;
import io.lunapark.doors.store.DoorHolders;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Lists who may open a door, and by what. Somebody with several permissions comes several times. Whether the account is active,
 * the building in lockdown, the group's schedule open or the pass used up decides at the door.
 */
@UseCase
@Controller("/api/doors")
@Tag(name = "Members")
public class ListDoorHolders {

    private final Database database;
    private final DoorHolders holders;

    ListDoorHolders(Database database, DoorHolders holders) {
        this.database = database;
        this.holders = holders;
    }

    /** From Postgres: it must be what is true now. */
    @Get("/{id}/holders")
    Page<DoorHolderBody> list(UUID id, PageRequest page) {
        return database.withConnection(() -> holders.ofDoor(id, page));
    }
}
