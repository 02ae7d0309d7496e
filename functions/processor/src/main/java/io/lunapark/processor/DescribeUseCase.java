package io.lunapark.processor;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Describes a use case for the API document, before Micronaut's plugin reads it: the operation is called by the class, and
 * its comment is the summary and the description. What platform makes of the request itself is no parameter. An answer
 * without a body is a 204.
 */
public final class DescribeUseCase implements TypeElementVisitor<Object, Object> {

    private static final String USE_CASE = "io.lunapark.platform.lambda.UseCase";
    private static final String METHOD = "io.micronaut.http.annotation.HttpMethodMapping";
    private static final String OPERATION = "io.swagger.v3.oas.annotations.Operation";
    private static final String HIDDEN = "io.swagger.v3.oas.annotations.Hidden";
    private static final String STATUS = "io.micronaut.http.annotation.Status";
    private static final String PAGE = "io.lunapark.platform.http.PageRequest";
    private static final Set<String> MADE_OF_THE_REQUEST =
            Set.of("io.lunapark.platform.http.RequestContext", "io.lunapark.platform.command.Command", PAGE);

    /** Micronaut's plugin has 50; the highest is first. */
    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.AGGREGATING;
    }

    @Override
    public void visitClass(ClassElement type, VisitorContext context) {
        if (type.hasAnnotation(USE_CASE)) {
            type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared()).stream()
                    .filter(method -> method.hasStereotype(METHOD))
                    .forEach(method -> describe(type, method));
        }
    }

    private static void describe(ClassElement type, MethodElement method) {
        if (!method.hasAnnotation(OPERATION)) {
            describeOperation(type, method);
        }
        if (method.getGenericReturnType()
                .getFirstTypeArgument()
                .filter(body -> body.getName().equals(Void.class.getName()))
                .isPresent()) {
            method.annotate(STATUS, status -> status.value("NO_CONTENT"));
        }
        for (ParameterElement parameter : method.getParameters()) {
            if (MADE_OF_THE_REQUEST.contains(parameter.getType().getName())) {
                parameter.annotate(HIDDEN);
            }
        }
    }

    private static void describeOperation(ClassElement type, MethodElement method) {
        Comment comment = Comment.of(type.getDocumentation().orElse(""));
        String name = type.getSimpleName();
        method.annotate(OPERATION, operation -> {
            operation.member("operationId", Character.toLowerCase(name.charAt(0)) + name.substring(1));
            operation.member("summary", comment.summary());
            if (!comment.description().isEmpty()) {
                operation.member("description", comment.description());
            }
            if (Stream.of(method.getParameters())
                    .anyMatch(parameter -> parameter.getType().getName().equals(PAGE))) {
                operation.member("parameters", parameter("limit"), parameter("cursor"));
            }
        });
    }

    /** Of the query. What it means is the same in all documents, and added when they are shown. */
    private static AnnotationValue<Annotation> parameter(String name) {
        return AnnotationValue.builder("io.swagger.v3.oas.annotations.Parameter")
                .member("name", name)
                .member("in", "QUERY")
                .build();
    }
}
