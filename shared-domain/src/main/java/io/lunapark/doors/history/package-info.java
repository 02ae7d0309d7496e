/**
 * What makes the history of the doors one that nobody can bend unseen: entries are hashed into trees, the trees into
 * signed checkpoints that follow each other, and whoever has these and the public key finds what was changed.
 */
@NullMarked
package io.lunapark.doors.history;

import org.jspecify.annotations.NullMarked;
