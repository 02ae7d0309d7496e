/** What every system's rules are written with: a decision, what can be wrong with one, and what happened. */
@NullMarked
package io.lunapark.kernel;

import org.jspecify.annotations.NullMarked;
