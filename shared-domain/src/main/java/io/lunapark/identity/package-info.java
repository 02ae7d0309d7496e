/** Who people are and what they may be: users, their roles, e-mail addresses and passwords. */
@NullMarked
package io.lunapark.identity;

import org.jspecify.annotations.NullMarked;
