package io.lunapark.platform.view;

import io.lunapark.platform.event.Projection;

/** A projection that can be made anew from the archive: all that it writes lies in one table. */
public interface ViewProjection extends Projection {

    ViewTable table();

    /** Whether events tell of what lies under this key; a rebuild removes it where the archive does not. */
    boolean tells(ViewKey key);
}
