package io.lunapark.testing.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that no other {@link BackEnd} can pass, and why. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedOnly.Condition.class)
public @interface EmbeddedOnly {

    /** The reason, as a sentence. */
    String value();

    /** Reads the reason. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), EmbeddedOnly.class)
                    .filter(only -> !BackEnd.chosen().isOwn())
                    .map(only -> ConditionEvaluationResult.disabled(only.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("embedded"));
        }
    }
}
