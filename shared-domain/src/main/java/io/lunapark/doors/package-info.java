/**
 * Who may open which door, and why: buildings with doors, what a person holds, and the one decision that every unlock
 * takes.
 */
@NullMarked
package io.lunapark.doors;

import org.jspecify.annotations.NullMarked;
