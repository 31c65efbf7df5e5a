package dev.tunesmith.core.schema;

/**
 * The shape of a column's values as the server's own statistics have it; never a value itself.
 *
 * @param nullFraction the share of rows that are NULL, 0 to 1
 * @param distinctValues the estimated number of distinct values, at least 0
 * @param topFrequency the share of rows that hold the most common value, 0 to 1; 0 if none is known
 * @param averageBytes the average width in bytes
 */
public record ColumnStatistics(
    double nullFraction, double distinctValues, double topFrequency, double averageBytes) {}
