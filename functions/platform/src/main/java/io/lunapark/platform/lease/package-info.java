/** Work that one of several nodes does: with the token of a lease, which the database compares. */
package io.lunapark.platform.lease;
