package io.lunapark.platform.lambda;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The smallest use case there is, to try the handler on. */
@UseCase
@Controller("/hello")
class SayHello {

    @Get
    String hello() {
        return "hello";
    }
}
