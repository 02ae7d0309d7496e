/**
 * How the computers of a park agree on its coasters: sites work alone, and the centre puts the edits of all into one order
 * (docs/decisions/0045).
 */
@NullMarked
package io.lunapark.coasters.sites;

import org.jspecify.annotations.NullMarked;
