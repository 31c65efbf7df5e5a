package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Symptom;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern shows by.
 *
 * @param byHand what whoever wrote the statement can do about it, or null
 */
record Sign(String text, @Nullable String byHand) {

  Symptom seenIn(EvidenceId evidence) {
    return new Symptom(text, evidence, byHand);
  }
}
