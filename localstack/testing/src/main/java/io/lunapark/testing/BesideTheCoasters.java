package io.lunapark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests on the shared stack that leave the coasters alone: one class after the other, beside those that count them. Who
 * must be alone on the stack locks {@link SharedStack#OTHER_SYSTEMS}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(SharedStack.OTHER_SYSTEMS)
public @interface BesideTheCoasters {}
