package io.lunapark.localstack.gateway;

import java.time.Instant;
import java.util.Map;

/** What an authorizer says to a call. */
public sealed interface Verdict {

    /** The token is good until then; its claims as functions get them, every value a text. */
    record Valid(Map<String, String> claims, Instant expires) implements Verdict {}

    /** There is no token. */
    record Missing() implements Verdict {}

    /** The token is refused, for a reason that its holder may know. */
    record Invalid(String reason) implements Verdict {}

    /** It could not be checked: the issuer's keys are out of reach. */
    record Unchecked() implements Verdict {}
}
