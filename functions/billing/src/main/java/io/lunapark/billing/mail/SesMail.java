package io.lunapark.billing.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Mail in the cloud: SendEmail of SES v2, the one request that is used of it, signed by the SDK's own signer. */
final class SesMail implements Mail {

    /** Names the error; the body has no more than a text, which may have the address in it. */
    private static final String ERROR_TYPE = "x-amzn-ErrorType";

    /** Errors 400 that are no fault of the letter, so that it may be taken later. */
    private static final Set<String> LATER = Set.of(
            "ThrottlingException",
            "LimitExceededException",
            "AccountSuspendedException",
            "SendingPausedException",
            "MailFromDomainNotVerifiedException");

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final JsonMapper json;
    private final URI endpoint;
    private final String region;

    /** @param endpoint without a slash at its end */
    SesMail(SdkHttpClient http, AwsCredentialsProvider credentials, JsonMapper json, URI endpoint, String region) {
        this.http = http;
        this.credentials = credentials;
        this.json = json;
        this.endpoint = endpoint;
        this.region = region;
    }

    @Override
    public void send(Letter letter) throws Refused {
        try {
            byte[] body = json.writeValueAsBytes(Map.of(
                    "FromEmailAddress",
                    letter.from(),
                    "Destination",
                    Map.of("ToAddresses", List.of(letter.to())),
                    "Content",
                    Map.of(
                            "Raw",
                            Map.of(
                                    "Data",
                                    Base64.getEncoder()
                                            .encodeToString(letter.message().getBytes(UTF_8))))));
            HttpExecuteResponse answer = call(body);
            if (answer.responseBody().isPresent()) {
                answer.responseBody().get().readAllBytes(); // so that the connection can be used again
            }
            int status = answer.httpResponse().statusCode();
            String error = error(answer.httpResponse());
            if (status == 400 && !LATER.contains(error)) {
                throw new Refused(error);
            }
            if (!answer.httpResponse().isSuccessful()) {
                throw SdkClientException.create("SES answers " + status + " " + error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name, behind which a colon and a name space may follow. */
    private static String error(SdkHttpResponse answer) {
        return answer.firstMatchingHeader(ERROR_TYPE).orElse("").replaceFirst(":.*", "");
    }

    private HttpExecuteResponse call(byte[] body) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint)
                .method(SdkHttpMethod.POST)
                .encodedPath("/v2/email/outbound-emails")
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build();
        ContentStreamProvider payload = () -> new ByteArrayInputStream(body);
        var signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        return http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(payload))
                        .build())
                .call();
    }
}
