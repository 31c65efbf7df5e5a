package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Proposal;

/** Puts hostile text where a model or a database could put it. */
final class HostileText {
  private HostileText() {}

  static Proposal causedBy(String rootCause, Proposal proposal) {
    return new Proposal(
        proposal.issue(),
        rootCause,
        proposal.remedies(),
        proposal.expectedGain(),
        proposal.evidence());
  }
}
