/** The intake of car records: where they come from, how they survive the loss of a queue, and what is counted of them. */
@NullMarked
package io.lunapark.cars;

import org.jspecify.annotations.NullMarked;
