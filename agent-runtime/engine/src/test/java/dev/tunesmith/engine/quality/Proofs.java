package dev.tunesmith.engine.quality;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is lacking for a proof of what was handed over, told from what was drawn, not by gates. */
record Proofs(DrawnLaboratory laboratory, SessionState state) {

  private static final int FEWEST_RUNS = 5;

  List<String> lacking(String file) {
    if (laboratory.isUndoWrong()) {
      return List.of("an undo that leads back");
    }
    return laboratory.trials().stream()
        .filter(trial -> file.matches("(?s).*-- Evidence: " + trial.id() + "\\b.*"))
        .findFirst()
        .map(this::lacking)
        .orElse(List.of("a trial"));
  }

  private List<String> lacking(Trial trial) {
    List<String> lacking = new ArrayList<>();
    IssueFile issue = state.issue(trial.issue()).orElseThrow();
    if (issue.accepted() == null
        || !issue.accepted().proposal().remedies().equals(trial.remedies())) {
      lacking.add("the trial of what was accepted");
    }
    if (laboratory.unearned().stream().anyMatch(trial.remedies()::contains)) {
      lacking.add("worth at the end");
    }
    if (!hasGained(trial)) {
      lacking.add("a gain");
    }
    if (all(trial).anyMatch(each -> each.with().rows() != each.without().rows())) {
      lacking.add("the same rows");
    }
    if (lost(trial) > won(trial) / 10) {
      lacking.add("losses that are small");
    }
    if (trial.remedies().get(0) instanceof DropIndex && !isCalmUnderLoad(trial)) {
      lacking.add("a calm run under load");
    }
    if (!isAnsweredAlike(trial, issue)) {
      lacking.add("a proof that answers stay the same");
    }
    return lacking;
  }

  private static Stream<Comparison> all(Trial trial) {
    return Stream.concat(trial.reads().stream(), trial.writes().stream());
  }

  private static double lost(Trial trial) {
    return trial.regressions().stream()
        .mapToDouble(each -> each.without().medianMillis() * (each.ratio().estimate() - 1))
        .sum();
  }

  private static double won(Trial trial) {
    return all(trial)
        .filter(each -> each.outcome() == Outcome.BETTER)
        .mapToDouble(each -> each.without().medianMillis() * (1 - each.ratio().estimate()))
        .sum();
  }

  private static boolean hasGained(Trial trial) {
    return trial.remedies().get(0) instanceof DropIndex
        ? trial.bytes() < 0 || trial.writes().stream().anyMatch(Proofs::isShown)
        : trial.subjectComparison().filter(Proofs::isShown).isPresent();
  }

  private static boolean isShown(Comparison comparison) {
    return comparison.outcome() == Outcome.BETTER
        && comparison.ratio().high() < 1
        && Stream.of(comparison.with(), comparison.without())
            .allMatch(side -> side.runs() >= FEWEST_RUNS && side.medianMillis() > 0);
  }

  /** The run that followed the trial; ids are given out in order. */
  private boolean isCalmUnderLoad(Trial trial) {
    return laboratory.loads().stream()
        .filter(load -> load.id().number() > trial.id().number())
        .findFirst()
        .filter(Proofs::isCalm)
        .isPresent();
  }

  private static boolean isCalm(LoadComparison load) {
    LoadComparison.Changes changes = load.changes();
    return load.connections() > 1
        && load.with().deadlocks() <= load.without().deadlocks()
        && Stream.of(changes.pace(), changes.p95(), changes.waiting(), changes.drift())
            .noneMatch(LoadComparison.Change::isWorse);
  }

  /** What no rule proves a person has to choose. */
  private static boolean isAnsweredAlike(Trial trial, IssueFile issue) {
    if (trial.remedies().get(0).restatement().isEmpty()) {
      return true;
    }
    return issue.attempts().stream()
        .filter(attempt -> trial.equals(attempt.trial()))
        .anyMatch(
            attempt ->
                attempt.equality() instanceof Equality.Proven
                    || (attempt.equality() instanceof Equality.Tested
                        && attempt.level() == Level.USER_DECISION));
  }
}
