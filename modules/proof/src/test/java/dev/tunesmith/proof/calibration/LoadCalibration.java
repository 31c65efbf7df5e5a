package dev.tunesmith.proof.calibration;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.EARLIEST;
import static dev.tunesmith.proof.OrdersSandbox.FIRST_LATE;
import static dev.tunesmith.proof.OrdersSandbox.INSERT;
import static dev.tunesmith.proof.OrdersSandbox.OF_CUSTOMER;
import static dev.tunesmith.proof.OrdersSandbox.UPDATE;
import static dev.tunesmith.proof.OrdersSandbox.index;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.load.LoadRuns;
import dev.tunesmith.proof.load.LoadSettings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds out on this machine how often a run under load is wrong: {@code LoadCalibration RUNS}. Runs
 * in which nothing changes must not be called worse, runs with indexes that are dear to write must.
 * Where nothing changes the slices are short, since that is where noise could pass for a change.
 */
public final class LoadCalibration {

  private static final LoadSettings SHORT = new LoadSettings(4, Duration.ofMillis(120), 10);
  private static final double MOST_FALSE = 0.01;
  private static final double LEAST_FOUND = 0.9;

  private static final Workload MIXED =
      mix(
          weighing(BY_KEY, 200),
          weighing(OF_CUSTOMER, 2),
          weighing(FIRST_LATE, 2),
          weighing(EARLIEST, 1),
          weighing(INSERT, 1),
          weighing(UPDATE, 4));
  private static final Workload READING =
      mix(weighing(BY_KEY, 200), weighing(OF_CUSTOMER, 2), weighing(FIRST_LATE, 2));
  private static final Workload WRITING = mix(weighing(INSERT, 1), weighing(BY_KEY, 60));

  private final Sandbox sandbox;
  private final PrintStream out;

  private LoadCalibration(Sandbox sandbox, PrintStream out) {
    this.sandbox = sandbox;
    this.out = out;
  }

  /** Prints the rates; the exit code is 1 if one is out of its bound. */
  public static void main(String[] arguments) {
    int runs = Integer.parseInt(arguments[0]);
    boolean isGood;
    try (Sandbox sandbox = OrdersSandbox.open()) {
      isGood = new LoadCalibration(sandbox, System.out).run(runs);
    }
    System.exit(isGood ? 0 : 1);
  }

  private boolean run(int runs) {
    Remedy idle = new RoleSetting("postgres", "geqo_threshold", "12", null);
    List<LoadComparison> same = new ArrayList<>(runs(runs - runs / 2, SHORT, MIXED, idle));
    same.addAll(runs(runs / 2, SHORT, READING, index("unused", "note")));
    List<LoadComparison> slower =
        runs(Math.max(1, runs / 6), LoadSettings.STANDARD, WRITING, index("dear", "note", "kind"));
    return print(same, slower);
  }

  private List<LoadComparison> runs(
      int count, LoadSettings settings, Workload workload, Remedy remedy) {
    List<LoadComparison> runs = new ArrayList<>();
    sandbox.apply(remedy);
    LoadRuns load = new LoadRuns(sandbox, new EvidenceCounter(), InstantSource.system(), settings);
    for (int i = 0; i < count; i++) {
      runs.add(load.compare(List.of(remedy), workload));
    }
    sandbox.undo(remedy);
    return runs;
  }

  private boolean print(List<LoadComparison> same, List<LoadComparison> slower) {
    out.printf(
        "load average %.1f%n", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    boolean isGood = printFalse("pace", same, Changes::pace);
    isGood &= printFalse("p95", same, Changes::p95);
    isGood &= printFalse("waiting", same, Changes::waiting);
    isGood &= printFalse("drift", same, Changes::drift);
    long any = same.stream().filter(run -> isAnyWorse(run.changes())).count();
    out.printf("any of them worse in %d of %d unchanged runs%n", any, same.size());
    out.printf(
        "deadlocks in %d of them; hit rate at worst %.2f times that without%n",
        same.stream().filter(run -> run.with().deadlocks() > 0).count(),
        same.stream()
            .mapToDouble(run -> run.with().hitRate() / run.without().hitRate())
            .min()
            .orElse(1));
    long found = slower.stream().filter(run -> run.changes().pace().isWorse()).count();
    out.printf(
        "an index that makes the workload take %.2f times the time (%.2f to %.2f): found in %d of"
            + " %d%n",
        slower.stream().mapToDouble(LoadCalibration::pace).average().orElse(0),
        slower.stream().mapToDouble(LoadCalibration::pace).min().orElse(0),
        slower.stream().mapToDouble(LoadCalibration::pace).max().orElse(0),
        found,
        slower.size());
    return isGood && any <= MOST_FALSE * same.size() && found >= LEAST_FOUND * slower.size();
  }

  private boolean printFalse(
      String name, List<LoadComparison> runs, Function<Changes, Change> figure) {
    List<Change> changes = runs.stream().map(run -> figure.apply(run.changes())).toList();
    long worse = changes.stream().filter(Change::isWorse).count();
    long better = changes.stream().filter(each -> each.outcome() == Outcome.BETTER).count();
    out.printf(
        "%s of unchanged: worse in %d, better in %d of %d; half-width of the 95 %% interval %.1f %%"
            + " in the median%n",
        name,
        worse,
        better,
        runs.size(),
        100
            * changes.stream()
                .mapToDouble(each -> each.ratio().high() / each.ratio().estimate() - 1)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElse(0));
    return worse <= MOST_FALSE * runs.size();
  }

  private static boolean isAnyWorse(Changes changes) {
    return changes.pace().isWorse()
        || changes.p95().isWorse()
        || changes.waiting().isWorse()
        || changes.drift().isWorse();
  }

  private static double pace(LoadComparison run) {
    return run.changes().pace().ratio().estimate();
  }

  private static Workload mix(Query... queries) {
    return new Workload(List.of(queries), List.of());
  }

  private static Query weighing(Query query, double weight) {
    return new Query(query.name(), query.sql(), query.access(), weight, null, query.line());
  }
}
