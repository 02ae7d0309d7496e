/** Works while use cases are compiled. */
@NullMarked
package io.lunapark.processor;

import org.jspecify.annotations.NullMarked;
