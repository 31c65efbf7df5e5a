package dev.tunesmith.proof.timing;

import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.LongRunRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The timings of one statement under one condition, taken sample by sample. A sample is the fastest
 * of several runs: what else the machine does can only add to a time, never take from it.
 */
public final class Samples {

  private static final double NANOS_PER_MILLI = 1e6;

  static final double SAMPLE_MILLIS = 60;
  static final int MOST_RUNS = 25;

  private final SandboxSession session;
  private final Query query;
  private final Duration limit;
  private final List<Double> millis = new ArrayList<>();
  private final Plan plan;
  private final double warmMillis;
  private long rows;
  private int cutOff;

  private Samples(
      SandboxSession session, Query query, Duration limit, Plan plan, double warmMillis) {
    this.session = session;
    this.query = query;
    this.limit = limit;
    this.plan = plan;
    this.warmMillis = warmMillis;
  }

  /**
   * Warms up, and reads the plan with what happened. What takes long is warm after that.
   *
   * @param limit when a run is cut off, this one included
   */
  public static Samples warmedUp(SandboxSession session, Query query, Duration limit) {
    session.limit(limit);
    long began = System.nanoTime();
    Plan plan = session.planAndRun(query);
    double took = (System.nanoTime() - began) / NANOS_PER_MILLI;
    double warm = took < LongRunRule.FROM_MILLIS ? session.run(query).millis() : took;
    return new Samples(session, query, limit, plan, warm);
  }

  /** Runs the statement once more, counted. */
  public Run run() {
    session.limit(limit);
    Run run = session.run(query);
    millis.add(run.millis());
    rows = run.rows();
    cutOff += run.isCutOff() ? 1 : 0;
    return run;
  }

  /** Takes one sample: the fastest of so many runs, or the one that was cut off. */
  public Run sample(int runs) {
    Run fastest = run();
    for (int i = 1; i < runs && !fastest.isCutOff(); i++) {
      Run next = run();
      fastest = next.isCutOff() || next.millis() < fastest.millis() ? next : fastest;
    }
    return fastest;
  }

  /** Runs it once, not counted, where the first run after a switch would be slower. */
  void warmUpAgain() {
    if (!isLong()) {
      session.limit(limit);
      session.run(query);
    }
  }

  /** Whether a single run takes so long that there is time for few. */
  boolean isLong() {
    return warmMillis >= LongRunRule.FROM_MILLIS;
  }

  /** Whether the run that warmed up was cut off: what would have happened is not known. */
  public boolean isCutOff() {
    return plan.root().actual() == null;
  }

  /** Counts the run that warmed up as one that was cut off, since another would be so too. */
  public Run countCutOff() {
    Run run = Run.cutOffAfter((double) limit.toMillis());
    millis.add(run.millis());
    cutOff++;
    return run;
  }

  /** Counts the run that warmed up, where it took so long that another would show no more. */
  public void countWarmUp() {
    PlanNode.Actual actual = plan.root().actual();
    millis.add(warmMillis);
    rows = actual == null ? 0 : Math.round(actual.rows() * actual.loops());
  }

  /**
   * How many runs make a sample on both sides of a comparison: as many as fill about {@value
   * #SAMPLE_MILLIS} ms on the slower side, at most {@value #MOST_RUNS}. The same on both sides,
   * since the fastest of more runs is faster.
   */
  public int runsPerSample(Samples other) {
    double slower = Math.max(Math.max(warmMillis, other.warmMillis), 1e-3);
    return (int) Math.max(1, Math.min(MOST_RUNS, Math.ceil(SAMPLE_MILLIS / slower)));
  }

  /** The statement. */
  public Query query() {
    return query;
  }

  /** What the run that warmed up took, in milliseconds. */
  public double warmMillis() {
    return warmMillis;
  }

  /** What the counted runs took so far, in milliseconds. */
  public List<Double> millis() {
    return List.copyOf(millis);
  }

  /** The plan, with what happened in the run that warmed up. */
  public Plan plan() {
    return plan;
  }

  /** All runs so far; needs one. */
  public Timing timing() {
    double p95 = Quantile.withDefaults().evaluate(array(millis), 0.95);
    return new Timing(millis.size(), median(millis), p95, buffers(plan), rows, cutOff);
  }

  private static long buffers(Plan plan) {
    PlanNode.Actual actual = plan.root().actual();
    return actual == null ? 0 : actual.buffers();
  }

  private static double median(List<Double> values) {
    return Median.withDefaults().evaluate(array(values));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
