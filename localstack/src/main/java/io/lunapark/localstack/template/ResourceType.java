package io.lunapark.localstack.template;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the runner can run, and what {@code !Ref} and {@code !GetAtt} say about it. */
enum ResourceType {
    HTTP_API("AWS::Serverless::HttpApi") {
        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return attribute.equals("ApiEndpoint") ? where.apiUrl() : null;
        }
    },
    BUS("AWS::Events::EventBus") {
        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return switch (attribute) {
                case "Arn" -> where.arn("events", "event-bus/" + resource.name());
                case "Name" -> resource.name();
                default -> null;
            };
        }
    },
    RULE("AWS::Events::Rule") {
        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return attribute.equals("Arn") ? where.arn("events", "rule/" + resource.name()) : null;
        }
    },
    TABLE("AWS::DynamoDB::Table") {
        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return attribute.equals("Arn") ? where.arn("dynamodb", "table/" + resource.name()) : null;
        }
    },
    QUEUE("AWS::SQS::Queue") {
        @Override
        String reference(Resource resource, Surroundings where) {
            return where.queuesUrl() + "/" + where.account() + "/" + resource.name();
        }

        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return switch (attribute) {
                case "Arn" -> where.arn("sqs", resource.name());
                case "QueueName" -> resource.name();
                case "QueueUrl" -> reference(resource, where);
                default -> null;
            };
        }
    },
    QUEUE_POLICY("AWS::SQS::QueuePolicy"),
    APPLICATION("AWS::Serverless::Application"),
    SECRET("AWS::SecretsManager::Secret") {
        @Override
        String reference(Resource resource, Surroundings where) {
            return "file:" + where.secrets().resolve(resource.id());
        }

        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return attribute.equals("Id") ? reference(resource, where) : null;
        }
    },
    /** One file stands for it here: {@code platform} knows what it is used for. */
    BUCKET("AWS::S3::Bucket") {
        @Override
        String reference(Resource resource, Surroundings where) {
            return "file:" + where.bucket(resource.id());
        }

        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return attribute.equals("Arn") ? "arn:aws:s3:::" + resource.name() : null;
        }
    },
    FUNCTION("AWS::Serverless::Function") {
        @Override
        @Nullable
        String attribute(Resource resource, String attribute, Surroundings where) {
            return attribute.equals("Arn") ? where.arn("lambda", "function:" + resource.name()) : null;
        }
    };

    private final String awsName;

    ResourceType(String awsName) {
        this.awsName = awsName;
    }

    static Optional<ResourceType> of(String awsName) {
        return Arrays.stream(values())
                .filter(type -> type.awsName.equals(awsName))
                .findFirst();
    }

    /** Whether it has a name on this machine, so that two templates cannot both hold one of that id. */
    boolean isNamed() {
        return this == FUNCTION || this == TABLE || this == QUEUE || this == SECRET || this == BUS || this == BUCKET;
    }

    String awsName() {
        return awsName;
    }

    /** What {@code !Ref} gives. */
    String reference(Resource resource, Surroundings where) {
        return resource.name();
    }

    /** What {@code !GetAtt} gives, null when there is no such attribute. */
    @Nullable
    String attribute(Resource resource, String attribute, Surroundings where) {
        return null;
    }
}
