package dev.tunesmith.database.embedded;

/**
 * The server that a sandbox would get.
 *
 * @param words which one and where it comes from
 * @param isOfTargetsVersion whether its major version is the wanted one
 */
public record ServerForecast(String words, boolean isOfTargetsVersion) {}
