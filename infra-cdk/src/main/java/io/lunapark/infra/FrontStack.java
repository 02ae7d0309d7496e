package io.lunapark.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * What callers reach: CloudFront with the firewall, and behind it the API of each system, chosen by {@link FrontRoutes}.
 * The pages come from their function too, which serves them with the same headers as everywhere; they are few and small.
 */
final class FrontStack extends Stack {

    /** Headers that functions believe when the secret is right; see {@code Front} of the platform. */
    static final String SECRET_HEADER = "x-lunapark-front";

    static final String ADDRESS_HEADER = "x-lunapark-address";

    FrontStack(
            Construct scope,
            String id,
            StackProps props,
            StoreStack store,
            Venue venue,
            List<SystemStack> systems,
            FirewallStack firewall) {
        super(scope, id, props);
        systems.forEach(this::addStackDependency);
        Function address = Function.Builder.create(this, "TellAddress")
                .runtime(FunctionRuntime.JS_2_0)
                .comment("Tells the functions where a call comes from; what a caller says of it is overwritten.")
                .code(FunctionCode.fromInline("""
                        function handler(event) {
                            event.request.headers['%s'] = { value: event.viewer.ip };
                            return event.request;
                        }
                        """.formatted(ADDRESS_HEADER)))
                .build();
        Map<String, BehaviorOptions> bySystem = systems.stream()
                .collect(Collectors.toMap(SystemStack::system, system -> behaviour(api(system, store), address)));
        Map<String, BehaviorOptions> byPattern = new LinkedHashMap<>();
        FrontRoutes.of(venue).forEach((pattern, system) -> byPattern.put(pattern, bySystem.get(system)));
        Distribution front = Distribution.Builder.create(this, "Front")
                .comment(id)
                .defaultBehavior(bySystem.get(venue.answersUnknownRoutes().name()))
                .additionalBehaviors(byPattern)
                .webAclId(firewall.arn())
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .logBucket(accessLogs())
                .build();
        Reasons.notFollowed(front, "CFR1", "A venue's guests and staff may be anywhere when they look something up.");
        Reasons.notFollowed(
                front,
                "CFR4",
                "CloudFront's own certificate, for its own domain, allows no other choice; with a domain of the venue"
                        + " and its certificate TLS 1.2 is the least.");
        CfnOutput.Builder.create(this, "Url")
                .description("Address of the API and of the pages")
                .value("https://" + front.getDistributionDomainName())
                .build();
    }

    private static BehaviorOptions behaviour(HttpOrigin api, Function address) {
        return BehaviorOptions.builder()
                .origin(api)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .function(address)
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .build()))
                .build();
    }

    private static HttpOrigin api(SystemStack system, StoreStack store) {
        return HttpOrigin.Builder.create(system.apiHost())
                .originId(system.system())
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .customHeaders(Map.of(SECRET_HEADER, store.frontSecret()))
                .readTimeout(Duration.seconds(30))
                .build();
    }

    private Bucket accessLogs() {
        Bucket bucket = Bucket.Builder.create(this, "AccessLogs")
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                .lifecycleRules(List.of(
                        LifecycleRule.builder().expiration(Duration.days(90)).build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Reasons.notFollowed(bucket, "S1", "It holds access logs; logs of reading logs help nobody.");
        return bucket;
    }
}
