package dev.tunesmith.proof.answers;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.database.sandbox.Sandbox;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Runs the suite and prints the rates: {@code RefuteSuiteMain [STEP]}, where only every STEP-th
 * variant is taken and {@code -Dtunesmith.seed} draws other databases; the exit code is 1 if a rate
 * misses its bound.
 */
public final class RefuteSuiteMain {

  static final double LEAST_REFUTED = 0.97;

  private RefuteSuiteMain() {}

  /** Prints the rates. */
  public static void main(String[] arguments) {
    int step = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
    boolean isGood;
    try (Sandbox sandbox = ShopSandbox.open();
        Refuter refuter = Refuter.open(sandbox, new EvidenceCounter(), InstantSource.system())) {
      isGood = print(new SuiteRun(refuter, limits(), step), System.out);
    }
    System.exit(isGood ? 0 : 1);
  }

  private static SearchLimits limits() {
    SearchLimits standard = SearchLimits.STANDARD;
    long seed = Long.getLong("tunesmith.seed", standard.seed());
    return new SearchLimits(standard.databases(), standard.time(), standard.fewest(), seed);
  }

  private static boolean print(SuiteRun run, PrintStream out) {
    boolean isWrongGood = printWrong(run.wrong(), out);
    long began = System.nanoTime();
    SuiteRun.Right right = run.right();
    boolean isRightGood = printRight(right, (System.nanoTime() - began) / 1e9, out);
    return isWrongGood && isRightGood;
  }

  private static boolean printWrong(SuiteRun.Wrong wrong, PrintStream out) {
    wrong.missed().forEach(answer -> out.println("missed: " + answer));
    wrong.undecided().forEach(answer -> out.println("undecided: " + answer));
    out.printf(
        Locale.ROOT,
        "wrong variants: %d of %d refuted, %.1f %% (at least %.0f):"
            + " %d by a counterexample, after %d databases in the median; %d by type or name%n",
        wrong.refuted().size() + wrong.drifted().size(),
        wrong.asked(),
        100 * wrong.rate(),
        100 * LEAST_REFUTED,
        wrong.refuted().size(),
        wrong.medianDatabases(),
        wrong.drifted().size());
    out.printf(
        Locale.ROOT,
        "  %d undecided, %d missed; left out: %d that are no statement, %d reviewed as equal;"
            + " %d queries, %d operators%n",
        wrong.undecided().size(),
        wrong.missed().size(),
        wrong.noStatements(),
        RefuteSuite.reviewed().size(),
        RefuteSuite.queries().size(),
        RefuteSuite.operators(RefuteSuite.wrong()).size());
    return wrong.rate() >= LEAST_REFUTED;
  }

  private static boolean printRight(SuiteRun.Right right, double seconds, PrintStream out) {
    right.alarms().forEach(answer -> out.println("false alarm: " + answer));
    out.printf(
        Locale.ROOT,
        "right rewrites: %d false alarms in %d (none allowed);"
            + " %,d valid databases in %.0f s, %,.0f a second%n",
        right.alarms().size(),
        right.asked(),
        right.databases(),
        seconds,
        right.databases() / seconds);
    return right.alarms().isEmpty();
  }
}
