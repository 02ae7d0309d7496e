/**
 * Roller coasters, their wagons and staff, and whether these can carry today's guests. Decimal and whole numbers only:
 * a ride that just fits must not be lost to binary rounding.
 */
@NullMarked
package io.lunapark.coasters;

import org.jspecify.annotations.NullMarked;
