package dev.tunesmith.proof.timing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Comparison.Basis;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.proof.rule.BufferTie;
import dev.tunesmith.proof.rule.PairedTimes;
import dev.tunesmith.proof.rule.SequentialRule;

/** The samples of one statement with remedies and without them. */
record PairOfSamples(Samples with, Samples without) {

  /** What they come to, given what the rule said of their times. */
  Comparison comparison(EvidenceId id, PairedTimes pairs, Outcome timed) {
    Timing timeWith = with.timing();
    Timing timeWithout = without.timing();
    Ratio ratio = SequentialRule.ratio(pairs);
    Outcome outcome = BufferTie.broken(timed, ratio, timeWith.buffers(), timeWithout.buffers());
    return new Comparison(
        id,
        with.query().name(),
        timeWithout,
        timeWith,
        ratio,
        outcome,
        outcome == timed ? Basis.TIME : Basis.TIME_AND_BUFFERS,
        new Comparison.Plans(without.plan().shape(), with.plan().shape()));
  }
}
