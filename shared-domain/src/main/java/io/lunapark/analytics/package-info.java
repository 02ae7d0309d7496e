/** What the exchange earns, and its dearest tasks. */
@NullMarked
package io.lunapark.analytics;

import org.jspecify.annotations.NullMarked;
