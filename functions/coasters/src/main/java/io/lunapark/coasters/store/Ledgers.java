package io.lunapark.coasters.store;

import io.lunapark.coasters.sites.Exchange;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Where the exchange with other computers works on what is stored here. */
@Singleton
public final class Ledgers {

    private final EditRows rows;
    private final Coasters coasters;
    private final Node node;
    private final Clock clock;
    private final Ids ids;

    Ledgers(EditRows rows, Coasters coasters, Node node, Clock clock, Ids ids) {
        this.rows = rows;
        this.coasters = coasters;
        this.node = node;
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes the events of what is decided. */
    public interface Acceptance {
        <T> T accept(Decision<T> decision);
    }

    /** In the transaction of the caller. */
    public Exchange exchange(Acceptance acceptance) {
        coasters.lockNumbers();
        return new Exchange(new SqlLedger(rows, coasters, node, acceptance, clock.instant(), ids));
    }
}
