package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.quality.Submission.Surroundings;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other reads lose, or may lose, for what a trial is certain to win: each as often as the
 * workload runs it. One that takes a tenth of the gain is a price to be named; more is no price.
 */
final class Price {

  /** The part of what is certainly won that all losses together may take. */
  static final double SMALL = 0.1;

  /** An undecided statement that may take more than this many times its time is not harmless. */
  static final double HARMLESS_UP_TO = 2;

  private final Costs costs;
  private final Trial trial;

  private Price(Costs costs, Trial trial) {
    this.costs = costs;
    this.trial = trial;
  }

  static Price of(Trial trial, Surroundings surroundings) {
    return new Price(new Costs(surroundings), trial);
  }

  /** The statements that are slower beyond doubt. */
  List<Comparison> losers() {
    return trial.regressions();
  }

  /** The statements that may be much slower, or not: nobody knows. */
  List<Comparison> unsure() {
    return trial.reads().stream()
        .filter(each -> !each.query().equals(trial.subject()))
        .filter(each -> each.outcome() == Outcome.INCONCLUSIVE)
        .filter(each -> each.ratio().high() > HARMLESS_UP_TO)
        .filter(each -> costs.worstLossOf(each) > costs.trifle())
        .toList();
  }

  /** What those that are slower lose together, at worst. */
  double lost() {
    return worst(losers());
  }

  boolean isSmallWithoutTheUnsure() {
    return lost() <= bearable();
  }

  /** Whether it is small even if the worst is true of everything that is not known. */
  boolean isSmall() {
    return lost() + worst(unsure()) <= bearable();
  }

  private double worst(List<Comparison> comparisons) {
    return comparisons.stream().mapToDouble(costs::worstLossOf).sum();
  }

  private double bearable() {
    return Math.max(costs.trifle(), SMALL * won());
  }

  private double won() {
    return costs.certainGainOf(Stream.concat(trial.reads().stream(), trial.writes().stream()));
  }

  /** The statements with what each loses, and what is won for it. */
  String words(List<Comparison> paying) {
    String each =
        paying.stream()
            .map(one -> one.query() + ": " + one.words())
            .collect(Collectors.joining("; "));
    double worst = worst(paying);
    String lost = Double.isInfinite(worst) ? "nobody knows how much is" : Figures.millis(worst);
    return "%s; at worst %s lost where %s is won".formatted(each, lost, Figures.millis(won()));
  }
}
