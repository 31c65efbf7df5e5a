package dev.tunesmith.proof.calibration;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.rule.SequentialRule;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.InterleavedComparison;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, live, how often the rule calls an unchanged statement different and how often it finds a
 * gain of 1.3: {@code Calibration [TRIALS]}, of each; half of them beside a busy process.
 */
public final class Calibration {

  private static final double GAIN = 1 / 1.3;
  private static final double MOST_FALSE = 0.01;
  private static final double LEAST_FOUND = 0.90;

  private static final String QUIET = "quiet";
  private static final String LOADED = "loaded";

  private final SandboxSession session;
  private final Toggle toggle;
  private final PrintStream out;

  private Calibration(SandboxSession session, Toggle toggle, PrintStream out) {
    this.session = session;
    this.toggle = toggle;
    this.out = out;
  }

  /**
   * Prints the rates; the exit code is 1 if one is not good enough.
   *
   * @param arguments how many trials of each, 300 without; then {@code quiet} or {@code loaded} for
   *     one half of them alone
   */
  public static void main(String[] arguments) {
    int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    String half = arguments.length > 1 ? arguments[1] : "";
    boolean isGood;
    try (Sandbox sandbox = OrdersSandbox.open();
        SandboxSession session = CancellableSession.open(sandbox)) {
      Toggle toggle =
          SandboxRemedies.proposed(sandbox, List.of(OrdersSandbox.index("unused", "note")))
              .pretended();
      isGood = new Calibration(session, toggle, System.out).run(trials, half);
    }
    System.exit(isGood ? 0 : 1);
  }

  private boolean run(int trials, String half) {
    boolean isQuietGood = half.equals(LOADED) || condition(QUIET, (trials + 1) / 2);
    boolean isLoadedGood =
        half.equals(QUIET) || BusyProcess.beside(() -> condition(LOADED, Math.max(1, trials / 2)));
    return isQuietGood && isLoadedGood;
  }

  private boolean condition(String name, int trials) {
    Map<Outcome, Integer> unchanged = count(name + ", unchanged", trials, 1);
    Map<Outcome, Integer> gains = count(name + ", true gain of 1.3", trials, GAIN);
    double falseRate = share(unchanged, trials, Outcome.BETTER, Outcome.WORSE);
    double foundRate = share(gains, trials, Outcome.BETTER);
    out.printf(
        "%s, load average %.1f: called different %.1f %% of unchanged (at most 1),"
            + " found %.1f %% of gains (at least 90)%n",
        name,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        100 * falseRate,
        100 * foundRate);
    return falseRate <= MOST_FALSE && foundRate >= LEAST_FOUND;
  }

  private Map<Outcome, Integer> count(String name, int trials, double factor) {
    ScaledSession scaled = new ScaledSession(session, toggle, factor);
    InterleavedComparison interleaving =
        new InterleavedComparison(
            scaled,
            scaled,
            new EvidenceCounter(),
            InstantSource.system(),
            InterleavedComparison.BUDGET,
            RunLimits.STANDARD);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int trial = 0; trial < trials; trial++) {
      Query query = CalibrationStatements.ALL.get(trial % CalibrationStatements.ALL.size());
      Outcome outcome = interleaving.compare(query, SequentialRule.forOneOf(1)).outcome();
      counts.merge(outcome, 1, Integer::sum);
    }
    out.printf("%s: %d trials, %s%n", name, trials, counts);
    return counts;
  }

  private static double share(Map<Outcome, Integer> counts, int trials, Outcome... outcomes) {
    int sum = 0;
    for (Outcome outcome : outcomes) {
      sum += counts.getOrDefault(outcome, 0);
    }
    return (double) sum / trials;
  }
}
