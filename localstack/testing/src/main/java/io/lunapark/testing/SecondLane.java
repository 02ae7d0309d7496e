package io.lunapark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests on the shared stack that run one class after the other, beside the classes that have no lane: they change nothing
 * that those count. A class that has to be alone on the stack locks {@link SharedStack#SECOND_LANE}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(SharedStack.SECOND_LANE)
public @interface SecondLane {}
