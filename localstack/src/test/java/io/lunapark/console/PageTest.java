package io.lunapark.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests of pages in a real browser. They wait more than they work and have a stack of their own: so they run beside all
 * other tests, one after the other, since they share one browser.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OpenPark.Extension.class)
@EnabledIf(
        value = "io.lunapark.console.Chromium#isInstalled",
        disabledReason = "There is no Chromium or Chrome at any of the usual places, and none is downloaded")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@interface PageTest {}
