package io.lunapark.platform.store;

import io.lunapark.kernel.seal.Anchored;
import java.util.List;

/** Where checkpoints are written down outside of the stores. It is only ever added to. */
public interface Anchor {

    void append(Anchored checkpoint);

    /** Those of a log from this number on, in order: a few more than asked for do no harm. */
    List<Anchored> from(String log, long number, int most);
}
