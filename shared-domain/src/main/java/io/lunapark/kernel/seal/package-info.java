/**
 * What makes a log one that cannot be bent unseen: entries are hashed into trees, the trees into signed checkpoints that
 * follow each other and are written down outside of the stores. Used for the history of the doors and for the commands.
 */
@NullMarked
package io.lunapark.kernel.seal;

import org.jspecify.annotations.NullMarked;
