package dev.tunesmith.core.workload;

/**
 * How often a statement ran and how long, as its server has counted so far.
 *
 * @param millis all runs together
 */
public record Counted(QueryName query, double calls, double millis) {}
