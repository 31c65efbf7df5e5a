package dev.tunesmith.proof.timing;

import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The timings of one statement under one condition, taken sample by sample. A sample is the fastest
 * of several runs: what else the machine does can only add to a time, never take from it.
 */
public final class Samples {

  static final double SAMPLE_MILLIS = 60;
  static final int MOST_RUNS = 25;

  private final SandboxSession session;
  private final Query query;
  private final List<Double> millis = new ArrayList<>();
  private final Plan plan;
  private final double warmMillis;
  private long rows;

  private Samples(SandboxSession session, Query query, Plan plan, double warmMillis) {
    this.session = session;
    this.query = query;
    this.plan = plan;
    this.warmMillis = warmMillis;
  }

  /** Warms up, and reads the plan with what happened. */
  public static Samples warmedUp(SandboxSession session, Query query) {
    Plan plan = session.planAndRun(query);
    return new Samples(session, query, plan, session.run(query).millis());
  }

  /** Runs the statement once more, counted. */
  public void run() {
    Run run = session.run(query);
    millis.add(run.millis());
    rows = run.rows();
  }

  /** Takes one sample, in milliseconds: the fastest of so many runs. */
  public double sample(int runs) {
    for (int i = 0; i < runs; i++) {
      run();
    }
    return Collections.min(millis.subList(millis.size() - runs, millis.size()));
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
    return new Timing(millis.size(), median(millis), p95, buffers(plan), rows);
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
