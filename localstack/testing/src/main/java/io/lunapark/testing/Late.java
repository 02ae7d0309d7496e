package io.lunapark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class that leaves thousands of events behind, takes a store away or must see all rows stand still: whoever reads or
 * rebuilds everything comes before it, and nobody calls another system meanwhile.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Order(Order.DEFAULT + 1)
@ResourceLock(SharedStack.SECOND_LANE)
public @interface Late {}
