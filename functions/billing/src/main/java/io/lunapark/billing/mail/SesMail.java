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
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Mail in the cloud: SendEmail of SES v2, the one request that is used of it, signed by the SDK's own signer. */
final class SesMail implements Mail {

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
            int status = answer.httpResponse().statusCode();
            String text = answer.responseBody().isPresent()
                    ? new String(answer.responseBody().get().readAllBytes(), UTF_8)
                    : "";
            if (status == 400 && text.contains("MessageRejected")) {
                throw new Refused(text);
            }
            if (!answer.httpResponse().isSuccessful()) {
                throw SdkClientException.create("SES answers " + status + " " + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
