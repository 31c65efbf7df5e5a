package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.IndexShape;

/**
 * An index that does not exist and might serve a statement.
 *
 * @param rowShare the estimated share of the table's rows it would hold, 0 to 1
 * @param reason what its keys are there for, for a person
 */
public record CandidateIndex(IndexShape shape, double rowShare, String reason) {}
