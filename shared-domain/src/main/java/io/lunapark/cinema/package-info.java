/** The cinema: sessions whose seats are held, paid for and shown at the door, and never sold twice. */
@NullMarked
package io.lunapark.cinema;

import org.jspecify.annotations.NullMarked;
