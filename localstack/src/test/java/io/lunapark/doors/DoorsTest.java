package io.lunapark.doors;

import io.lunapark.localstack.SharedStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests of the doors on the shared stack: one class after the other, beside those of the other systems, which they leave
 * alone. Who must be alone on the stack locks {@link SharedStack#DOORS}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(SharedStack.DOORS)
@interface DoorsTest {}
