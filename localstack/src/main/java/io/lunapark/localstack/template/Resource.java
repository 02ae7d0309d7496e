package io.lunapark.localstack.template;

import org.snakeyaml.engine.v2.nodes.Node;

/** A resource before its properties are read: enough for others to refer to it. {@code name} is the physical one. */
record Resource(String id, ResourceType type, String name, Node node) {}
