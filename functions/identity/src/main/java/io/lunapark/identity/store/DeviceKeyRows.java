package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of the keys that sign the cookies of devices. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeviceKeyRows extends GenericRepository<DeviceKeyRow, UUID> {

    Optional<DeviceKeyRow> findById(UUID id);

    @Query("select * from device_keys where made_at > :oldest order by made_at desc, id limit 1")
    Optional<DeviceKeyRow> newest(Instant oldest);

    void save(DeviceKeyRow row);

    @Query("delete from device_keys where made_at < :oldest")
    int tidy(Instant oldest);
}
