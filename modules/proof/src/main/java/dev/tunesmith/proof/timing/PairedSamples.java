package dev.tunesmith.proof.timing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Comparison.Basis;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.proof.rule.BufferTie;
import dev.tunesmith.proof.rule.Deliberation;
import dev.tunesmith.proof.rule.SequentialRule;

/** The samples of one statement with remedies and without them, and what they show so far. */
final class PairedSamples {

  private final Samples with;
  private final Samples without;
  private final int runs;
  private final Deliberation deliberation;
  private Run lastWith = new Run(0, 0);
  private Run lastWithout = new Run(0, 0);

  PairedSamples(Samples with, Samples without, SequentialRule rule) {
    this.with = with;
    this.without = without;
    this.runs = with.runsPerSample(without);
    this.deliberation = new Deliberation(rule);
  }

  /** Whether more pairs may still show something else. */
  boolean isUndecided() {
    return deliberation.isOpen();
  }

  boolean mayHurt() {
    return deliberation.mayHurt();
  }

  boolean showsNoGain() {
    return deliberation.showsNoGain();
  }

  int count() {
    return deliberation.count();
  }

  /** Takes one sample on the side that is in force. */
  void sample(Presence presence) {
    if (presence == Presence.WITH) {
      lastWith = with.sample(runs);
    } else {
      lastWithout = without.sample(runs);
    }
  }

  /** Takes the run that warmed up without the remedies, where it was cut off, as its sample. */
  boolean countCutOff() {
    if (without.isCutOff()) {
      lastWithout = without.countCutOff();
    }
    return without.isCutOff();
  }

  Samples on(Presence presence) {
    return presence == Presence.WITH ? with : without;
  }

  /** Looks at what both sides show, once each was sampled again. */
  void look() {
    deliberation.add(lastWith, lastWithout);
  }

  /** What they come to; needs a decision or two pairs. */
  Comparison comparison(EvidenceId id) {
    Timing timeWith = with.timing();
    Timing timeWithout = without.timing();
    Ratio ratio = deliberation.ratio();
    Outcome timed = deliberation.outcome();
    Outcome told = BufferTie.broken(timed, ratio, timeWith.buffers(), timeWithout.buffers());
    return new Comparison(
        id,
        with.query().name(),
        timeWithout,
        timeWith,
        ratio,
        told,
        told == timed ? Basis.TIME : Basis.TIME_AND_BUFFERS,
        new Comparison.Plans(without.plan().shape(), with.plan().shape()));
  }
}
