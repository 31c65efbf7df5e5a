package dev.tunesmith.proof.answers;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.proof.answers.Refuter.Examination;
import java.util.ArrayList;
import java.util.List;

/** The refuter's answers on the suite, or on every so many of it. */
final class SuiteRun {

  /**
   * What became of the wrong variants.
   *
   * @param refuted by a counterexample
   * @param drifted those whose result has other columns
   * @param undecided those that were not called equal, for a reason
   * @param missed those that were called tested
   * @param noStatements how many the server does not take for SQL
   */
  record Wrong(
      List<Answer> refuted,
      List<Answer> drifted,
      List<Answer> undecided,
      List<Answer> missed,
      int noStatements) {

    int asked() {
      return refuted.size() + drifted.size() + undecided.size() + missed.size();
    }

    double rate() {
      return (double) (refuted.size() + drifted.size()) / Math.max(1, asked());
    }

    /** How many databases half of those needed that a counterexample refuted. */
    int medianDatabases() {
      List<Integer> drawn =
          refuted.stream().map(answer -> answer.examination().finding().drawn()).sorted().toList();
      return drawn.isEmpty() ? 0 : drawn.get(drawn.size() / 2);
    }
  }

  /**
   * What became of the right rewrites.
   *
   * @param alarms those that were not called tested
   * @param databases how many valid ones were asked in all
   */
  record Right(int asked, List<Answer> alarms, long databases) {}

  /** The answer to one pair of the suite. */
  record Answer(String label, Examination examination) {

    /** The variant and what was said of it. */
    @Override
    public String toString() {
      return label + "\n  " + examination.equality().summary();
    }
  }

  private final Refuter refuter;
  private final SearchLimits limits;
  private final int step;

  /**
   * @param step 1 for the whole suite, 10 for a tenth
   */
  SuiteRun(Refuter refuter, SearchLimits limits, int step) {
    this.refuter = refuter;
    this.limits = limits;
    this.step = step;
  }

  Wrong wrong() {
    Wrong wrong =
        new Wrong(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
    int noStatements = 0;
    List<Mutation> all = RefuteSuite.wrong();
    for (int i = 0; i < all.size(); i += step) {
      Answer answer = new Answer(all.get(i).label(), examine(all.get(i).pair()));
      Equality equality = answer.examination().equality();
      if (equality instanceof Equality.Refuted) {
        wrong.refuted().add(answer);
      } else if (equality instanceof Equality.TypeDrift) {
        wrong.drifted().add(answer);
      } else if (!(equality instanceof Equality.Inconclusive doubt)) {
        wrong.missed().add(answer);
      } else if (doubt.reason().contains("cannot be read")) {
        noStatements++;
      } else {
        wrong.undecided().add(answer);
      }
    }
    return new Wrong(
        wrong.refuted(), wrong.drifted(), wrong.undecided(), wrong.missed(), noStatements);
  }

  Right right() {
    List<Answer> alarms = new ArrayList<>();
    List<RefuteSuite.Right> all = RefuteSuite.right();
    int asked = 0;
    long databases = 0;
    for (int i = 0; i < all.size(); i += step) {
      Answer answer = new Answer(all.get(i).name(), examine(all.get(i).pair()));
      asked++;
      databases += answer.examination().finding().valid();
      if (!(answer.examination().equality() instanceof Equality.Tested)) {
        alarms.add(answer);
      }
    }
    return new Right(asked, alarms, databases);
  }

  private Examination examine(StatementPair pair) {
    return refuter.examine(pair, List.of(), limits);
  }
}
