/** The ledger of the task exchange: what each person earns and owes, to the cent. */
@NullMarked
package io.lunapark.billing;

import org.jspecify.annotations.NullMarked;
