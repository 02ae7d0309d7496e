package io.lunapark.localstack.template;

/** What {@code !Ref} or {@code !GetAtt} points at; the attribute is empty for {@code !Ref}. */
record Reference(Resource resource, String attribute) {}
