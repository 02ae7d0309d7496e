package io.lunapark.platform.operate;

import io.lunapark.platform.lambda.UseCase;

/** Serves no route: whatever no other function answers ends here as a problem, in the caller's language. */
@UseCase
public class AnswerUnknownRoute {}
