package io.lunapark.acceptance.console;

import io.lunapark.testing.BesideOthers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of pages in a real browser, with a stack of their own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OpenPark.Extension.class)
@EnabledIf(
        value = "io.lunapark.acceptance.console.Chromium#isInstalled",
        disabledReason = "There is no Chromium or Chrome at any of the usual places, and none is downloaded")
@BesideOthers
@interface PageTest {}
