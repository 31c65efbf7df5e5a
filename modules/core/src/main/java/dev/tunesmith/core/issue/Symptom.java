package dev.tunesmith.core.issue;

import dev.tunesmith.core.evidence.EvidenceId;

/**
 * Something seen that should not be so.
 *
 * @param text one sentence for a person
 * @param evidence where it was seen
 */
public record Symptom(String text, EvidenceId evidence) {}
