package io.lunapark.platform.view;

/**
 * Address of one document of a view.
 *
 * @param partition kind of document, such as {@code coaster}; what is listed together lies together
 * @param sort id within the kind; UUIDv7 ids lie in the order of their making
 */
public record ViewKey(String partition, String sort) {}
