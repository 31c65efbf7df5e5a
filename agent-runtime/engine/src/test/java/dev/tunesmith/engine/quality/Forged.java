package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was found, with one part of it changed. */
final class Forged {

  private Forged() {}

  static Measurement runs(Measurement measured, int runs) {
    return timed(measured, runs(measured.timing(), runs));
  }

  static Measurement median(Measurement measured, double millis) {
    Timing timing = measured.timing();
    return timed(
        measured, new Timing(timing.runs(), millis, millis, timing.buffers(), timing.rows()));
  }

  static Measurement share(Measurement measured, double share) {
    return new Measurement(
        measured.id(), measured.query(), measured.timing(), share, measured.plan());
  }

  private static Measurement timed(Measurement measured, Timing timing) {
    return new Measurement(
        measured.id(), measured.query(), timing, measured.share(), measured.plan());
  }

  static Measurement onlyPlanned(Measurement measured) {
    return new Measurement(
        measured.id(),
        measured.query(),
        measured.timing(),
        measured.share(),
        new Plan(onlyPlanned(measured.plan().root())));
  }

  private static PlanNode onlyPlanned(PlanNode node) {
    return new PlanNode(
        node.operation(),
        node.estimate(),
        null,
        node.conditions(),
        node.children().stream().map(Forged::onlyPlanned).toList());
  }

  static Timing runs(Timing timing, int runs) {
    return new Timing(
        runs, timing.medianMillis(), timing.p95Millis(), timing.buffers(), timing.rows());
  }

  static Timing untimed(Timing timing) {
    return new Timing(timing.runs(), 0, 0, timing.buffers(), timing.rows());
  }

  /** The trial with another comparison of its subject. */
  static Trial subject(Trial trial, UnaryOperator<Comparison> change) {
    return reads(
        trial,
        trial.reads().stream()
            .map(each -> each.query().equals(trial.subject()) ? change.apply(each) : each)
            .toList());
  }

  static Comparison with(Comparison comparison, UnaryOperator<Timing> change) {
    return new Comparison(
        comparison.id(),
        comparison.query(),
        comparison.without(),
        change.apply(comparison.with()),
        comparison.ratio(),
        comparison.outcome(),
        comparison.plans());
  }

  static Comparison showing(Comparison comparison, Ratio ratio) {
    return new Comparison(
        comparison.id(),
        comparison.query(),
        comparison.without(),
        comparison.with(),
        ratio,
        comparison.outcome(),
        comparison.plans());
  }

  static Trial reads(Trial trial, List<Comparison> reads) {
    return forged(trial, trial.remedies(), reads, trial.bytes());
  }

  static Trial sized(Trial trial, long bytes) {
    return forged(trial, trial.remedies(), trial.reads(), bytes);
  }

  static Trial of(Trial trial, Remedy... remedies) {
    return forged(trial, List.of(remedies), trial.reads(), trial.bytes());
  }

  private static Trial forged(
      Trial trial, List<Remedy> remedies, List<Comparison> reads, long bytes) {
    return new Trial(
        trial.id(),
        trial.issue(),
        remedies,
        trial.subject(),
        reads,
        trial.unchanged(),
        trial.writes(),
        trial.upkeep(),
        bytes,
        trial.took(),
        trial.built(),
        trial.refresh());
  }
}
