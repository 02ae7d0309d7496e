package io.lunapark.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.kernel.seal.Anchored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * The anchor in the cloud: empty objects whose keys say all, in a bucket with object lock. Versions are listed, not keys:
 * a deletion hides a key and leaves its version, and a second version of a key has the same key. Two requests are used of
 * S3, signed by the SDK's own signer; its S3 client would make the zip of every function of the doors 4 MB larger.
 */
final class LockedObjects implements Anchor {

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final int MOST_KEYS = 1_000;

    /** S3 demands this of an upload under object lock: MD5 of nothing, as an object has it that is empty. */
    private static final String MD5_OF_NOTHING = "1B2M2Y8AsgTpgAmY7PhCfg==";

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final URI bucket;
    private final String region;

    /** @param bucket address of the bucket, without a slash at its end */
    LockedObjects(SdkHttpClient http, AwsCredentialsProvider credentials, URI bucket, String region) {
        this.http = http;
        this.credentials = credentials;
        this.bucket = bucket;
        this.region = region;
    }

    @Override
    public void append(Anchored checkpoint) {
        call(SdkHttpMethod.PUT, "/" + checkpoint.line(), Map.of());
    }

    @Override
    public List<Anchored> from(String log, long number, int most) {
        Map<String, String> query = new HashMap<>(Map.of(
                "versions", "", "prefix", log + "/", "max-keys", Integer.toString(Math.min(most + 1, MOST_KEYS))));
        if (number > 1) {
            query.put("key-marker", Anchored.start(log, number - 1)); // before the keys of that number
        }
        return KEY.matcher(call(SdkHttpMethod.GET, "/", query))
                .results()
                .map(key -> Anchored.parse(key.group(1)))
                .flatMap(Optional::stream)
                .filter(line -> line.number() >= number)
                .distinct()
                .sorted(Comparator.comparingLong(Anchored::number))
                .toList();
    }

    private String call(SdkHttpMethod method, String path, Map<String, String> query) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .uri(bucket)
                .method(method)
                .encodedPath(bucket.getPath() + path.replace(":", "%3A"));
        query.forEach(request::putRawQueryParameter);
        if (method == SdkHttpMethod.PUT) {
            request.putHeader("Content-Length", "0").putHeader("Content-MD5", MD5_OF_NOTHING);
        }
        var signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request.build())
                .payload(() -> InputStream.nullInputStream())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
        try {
            HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElse(null))
                            .build())
                    .call();
            String body = answer.responseBody().isPresent()
                    ? new String(answer.responseBody().get().readAllBytes(), UTF_8)
                    : "";
            if (!answer.httpResponse().isSuccessful()) {
                throw SdkClientException.create(
                        "S3 answers " + answer.httpResponse().statusCode() + " " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
