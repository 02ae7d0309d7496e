package io.lunapark.acceptance.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests of pages in a real browser, with a stack of their own: a lane beside all others. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OpenPark.Extension.class)
@EnabledIf(
        value = "io.lunapark.acceptance.console.Chromium#isInstalled",
        disabledReason = "There is no Chromium or Chrome at any of the usual places, and none is downloaded")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the browser")
@interface PageTest {}
