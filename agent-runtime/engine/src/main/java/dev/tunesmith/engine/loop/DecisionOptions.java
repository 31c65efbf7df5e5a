package dev.tunesmith.engine.loop;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.DecisionOption.Basis;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts together what a person can choose from once every level below has failed. Pure. */
final class DecisionOptions {

  private static final String ACCEPT_AS_IS = "accept_as_is";

  private DecisionOptions() {}

  static DecisionNeeded of(IssueFile file) {
    List<DecisionOption> options = new ArrayList<>();
    for (IssueFile.Attempt attempt : file.attempts()) {
      Trial trial = attempt.trial();
      if (trial != null) {
        options.add(measured(trial, options.size() + 1));
      }
    }
    options.add(acceptAsIs(file));
    options.add(
        new DecisionOption(
            "change_application",
            List.of(),
            "ask less, or less often, where the statement is issued",
            Basis.NONE,
            List.of()));
    return new DecisionNeeded(file.issue().id(), options, ACCEPT_AS_IS);
  }

  private static DecisionOption acceptAsIs(IssueFile file) {
    String effect =
        String.format(
            Locale.ROOT,
            "nothing changes; it keeps %.1f %% of the workload's time",
            file.issue().share() * 100);
    return new DecisionOption(
        ACCEPT_AS_IS,
        List.of(),
        effect,
        Basis.MEASURED,
        file.issue().symptoms().stream().map(Symptom::evidence).distinct().toList());
  }

  private static DecisionOption measured(Trial trial, int number) {
    String effect =
        trial.subjectComparison().map(DecisionOptions::effect).orElse("refused by a gate");
    return new DecisionOption(
        "apply_trial_" + number, trial.remedies(), effect, Basis.MEASURED, List.of(trial.id()));
  }

  private static String effect(Comparison comparison) {
    return String.format(
        Locale.ROOT,
        "%.2f times the time (between %.2f and %.2f), %s; refused by a gate",
        comparison.ratio().estimate(),
        comparison.ratio().low(),
        comparison.ratio().high(),
        comparison.outcome() == Outcome.BETTER ? "faster" : "not shown to be faster");
  }
}
