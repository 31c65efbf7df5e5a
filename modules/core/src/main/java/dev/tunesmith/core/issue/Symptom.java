package dev.tunesmith.core.issue;

import dev.tunesmith.core.evidence.EvidenceId;
import org.jspecify.annotations.Nullable;

/**
 * Something seen that should not be so.
 *
 * @param text one sentence for a person
 * @param evidence where it was seen
 * @param byHand what whoever wrote the statement can do about it, or null where that is not where
 *     the fault lies
 */
public record Symptom(String text, EvidenceId evidence, @Nullable String byHand) {

  /** A symptom whose fault does not lie in how a statement is written. */
  public Symptom(String text, EvidenceId evidence) {
    this(text, evidence, null);
  }
}
