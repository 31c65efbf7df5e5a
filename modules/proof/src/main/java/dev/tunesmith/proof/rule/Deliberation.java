package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.database.sandbox.Run;
import java.util.Optional;

/** What the pairs of one statement show so far, runs that were cut off among them. */
public final class Deliberation {

  private static final double LARGE_LOSS = 2;
  private static final double NO_GAIN = 0.95;

  private final SequentialRule rule;
  private final PairedTimes pairs = new PairedTimes();
  private Optional<Outcome> outcome = Optional.empty();
  private Optional<Ratio> certain = Optional.empty();

  /** A deliberation by {@code rule} where runs are short. */
  public Deliberation(SequentialRule rule) {
    this.rule = rule;
  }

  /** Whether more pairs may still show something else. */
  public boolean isOpen() {
    return outcome.isEmpty();
  }

  /** How many pairs there are. */
  public int count() {
    return pairs.count();
  }

  /** Whether it is open, and the plain 95 % interval leaves room for a large loss. */
  public boolean mayHurt() {
    return isOpen() && (pairs.count() < 2 || SequentialRule.ratio(pairs).high() > LARGE_LOSS);
  }

  /** Whether it is open, and what was seen so far is no gain. */
  public boolean showsNoGain() {
    return isOpen() && pairs.count() >= 2 && SequentialRule.ratio(pairs).estimate() >= NO_GAIN;
  }

  /** Looks at one more pair. */
  public void add(Run with, Run without) {
    if (with.isCutOff()) {
      endWithCutOff(with, without);
      return;
    }
    if (without.isCutOff()) {
      pairs.addCutOff(with.millis(), without.millis());
    } else {
      pairs.add(with.millis(), without.millis());
    }
    outcome = rule.decide(pairs);
    if (isOpen() && Math.max(with.millis(), without.millis()) >= LongRunRule.FROM_MILLIS) {
      LongRunRule.decide(pairs).ifPresent(shown -> decide(shown, LongRunRule.ratio(pairs, shown)));
    }
  }

  /** A run that is cut off with the remedies is a loss, unless nobody knows what it was before. */
  private void endWithCutOff(Run with, Run without) {
    if (without.isCutOff()) {
      decide(Outcome.INCONCLUSIVE, Ratio.unknown());
    } else {
      decide(Outcome.WORSE, Ratio.atLeast(with.millis() / without.millis()));
    }
  }

  private void decide(Outcome decided, Ratio ratio) {
    outcome = Optional.of(decided);
    certain = Optional.of(ratio);
  }

  /** What was decided; INCONCLUSIVE while it is open. */
  public Outcome outcome() {
    return outcome.orElse(Outcome.INCONCLUSIVE);
  }

  /** What is known of the ratio; needs a decision or two pairs. */
  public Ratio ratio() {
    return certain.orElseGet(() -> SequentialRule.ratio(pairs));
  }
}
