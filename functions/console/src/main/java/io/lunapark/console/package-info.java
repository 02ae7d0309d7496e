/** The pages: the live console and the API documentation, served from the class path. */
@NullMarked
package io.lunapark.console;

import org.jspecify.annotations.NullMarked;
