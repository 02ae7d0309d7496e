package io.lunapark.localstack.store;

/** DynamoDB of a stack, whichever program plays it. */
public interface Dynamo extends Store {

    /** What that program is called, for people. */
    String engine();
}
