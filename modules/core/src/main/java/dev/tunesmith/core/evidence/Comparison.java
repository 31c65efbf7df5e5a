package dev.tunesmith.core.evidence;

import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;

/**
 * One statement measured with and without a remedy, in turns, on one server.
 *
 * @param ratio time with the remedy over time without
 * @param basis what the outcome rests on
 */
public record Comparison(
    EvidenceId id,
    QueryName query,
    Timing without,
    Timing with,
    Ratio ratio,
    Outcome outcome,
    Basis basis,
    Plans plans) {

  /** What an outcome rests on. */
  public enum Basis {
    /** The times alone, as nearly always. */
    TIME,
    /** Times that leave a tie, which the blocks that both plans touch have broken. */
    TIME_AND_BUFFERS
  }

  /** A comparison that the times alone decide. */
  public Comparison(
      EvidenceId id,
      QueryName query,
      Timing without,
      Timing with,
      Ratio ratio,
      Outcome outcome,
      Plans plans) {
    this(id, query, without, with, ratio, outcome, Basis.TIME, plans);
  }

  /** Whether it concerns other rows with the remedy; nobody knows of what was cut off. */
  public boolean concernsOtherRows() {
    return !with.isAtLeast() && !without.isAtLeast() && with.rows() != without.rows();
  }

  /** What it shows, in words with its 95 % interval. */
  public String words() {
    String change = ratio.words(outcome);
    return switch (basis) {
      case TIME -> change;
      case TIME_AND_BUFFERS ->
          "%s, decided with the blocks touched, %s → %s"
              .formatted(change, Figures.count(without.buffers()), Figures.count(with.buffers()));
    };
  }

  /** The plan shapes on both sides. */
  public record Plans(PlanShape without, PlanShape with) {

    /** Whether the server goes about it another way. */
    public boolean differ() {
      return !without.equals(with);
    }
  }
}
