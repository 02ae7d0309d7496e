/** The exchange of tasks: who does what for which price. */
@NullMarked
package io.lunapark.tasks;

import org.jspecify.annotations.NullMarked;
