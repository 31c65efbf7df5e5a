package dev.tunesmith.json;

/**
 * A value that is kept as the JSON it was written as, until somebody knows what it is.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {}
