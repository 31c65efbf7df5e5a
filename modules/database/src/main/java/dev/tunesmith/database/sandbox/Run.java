package dev.tunesmith.database.sandbox;

/**
 * One execution of a statement.
 *
 * @param millis as the client saw it, all rows fetched
 * @param rows returned or changed
 */
public record Run(double millis, long rows) {}
