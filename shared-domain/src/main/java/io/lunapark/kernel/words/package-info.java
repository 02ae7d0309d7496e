/** How sentences are written that are said in several languages. */
@NullMarked
package io.lunapark.kernel.words;

import org.jspecify.annotations.NullMarked;
