package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Consistency verification of statements asked in other words: do they still say the same? */
final class EqualityGates {

  static final List<Gate> ALL =
      List.of(
          new Gate(
              Layer.CONSISTENCY_CHECK,
              "answers stay the same",
              Gate.Stage.COMPARED,
              Gate.Binding.RUNTIME,
              List.of(),
              null,
              EqualityGates::answersStay),
          Gate.afterTrial(Layer.CONSISTENCY_CHECK, "equality proven", EqualityGates::equalityProven)
              .firing(Trigger.EQUALITY_NOT_PROVEN),
          Gate.afterTrial(
                  Layer.CONSISTENCY_CHECK, "age of answers accepted", EqualityGates::ageAccepted)
              .firing(Trigger.STALENESS_NOT_ACCEPTED));

  private EqualityGates() {}

  private static Verdict answersStay(Submission submission) {
    if (submission.restatements().findAny().isEmpty()) {
      return Verdict.noted("it asks no statement in other words");
    }
    Equality equality = submission.equality();
    if (equality == null) {
      return Verdict.failed("whether the answers stay the same was not looked at");
    }
    return holdsSoFar(equality)
        ? Verdict.noted(equality.summary(), equality.id())
        : Verdict.failed(equality.summary(), equality.id());
  }

  private static boolean holdsSoFar(Equality equality) {
    return equality instanceof Equality.Proven || equality instanceof Equality.Tested;
  }

  private static Verdict equalityProven(Submission submission, Trial trial) {
    Equality equality = submission.equality();
    if (!(equality instanceof Equality.Tested tested)) {
      return Verdict.passed(trial.id());
    }
    if (submission.remit().concedes(Concession.TESTED_REWRITE)) {
      return Verdict.noted("a person accepts it as tested", tested.id());
    }
    return submission.views().isEmpty()
        ? Verdict.failed("no rule proves it, and nobody accepted it as tested", tested.id())
        : Verdict.noted("the view holds the statement's own answer", tested.id());
  }

  private static Verdict ageAccepted(Submission submission, Trial trial) {
    if (submission.views().isEmpty()) {
      return Verdict.passed(trial.id());
    }
    if (submission.remit().concedes(Concession.STALE_ANSWERS)) {
      return Verdict.noted("a person accepts answers as old as the last refresh", trial.id());
    }
    return submission.views().stream()
        .map(view -> view.statement().query())
        .map(name -> ageAllowed(submission.surroundings().workload().find(name), trial))
        .reduce((one, other) -> one.refuses() ? one : other)
        .orElseThrow();
  }

  /** A refresh shows the rows of its beginning, and until the next one ends nothing newer. */
  private static Verdict ageAllowed(Optional<Query> query, Trial trial) {
    Duration allowed = query.map(Query::maxStaleness).orElse(null);
    Duration refresh = trial.refresh();
    if (allowed == null || refresh == null) {
      return Verdict.failed(
          "answers would be as old as the view's last refresh, which nobody accepted", trial.id());
    }
    Duration period = allowed.minus(refresh);
    return period.compareTo(refresh) > 0
        ? Verdict.noted(
            "the workload lets its answers be "
                + words(allowed)
                + " old, and a refresh takes "
                + words(refresh),
            trial.id())
        : Verdict.failed(
            "a refresh takes "
                + words(refresh)
                + ", too long for answers that may be "
                + words(allowed)
                + " old",
            trial.id());
  }

  private static String words(Duration duration) {
    return String.format(Locale.ROOT, "%.3g s", duration.toNanos() / 1e9);
  }
}
