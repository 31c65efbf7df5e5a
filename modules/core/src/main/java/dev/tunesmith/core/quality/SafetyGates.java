package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Layer 5: is there a reason to stop, or to hand the issue up at once? */
final class SafetyGates {

  /** A gain that leaves a target missed must save at least this part of what had to be saved. */
  static final double WORTHWHILE_PART = 0.5;

  /** A statement that needs this share of a table's rows is not served by any index. */
  static final double MOST_ROWS = 0.8;

  private static final double HARDLY_ANY_WORK = 20;
  private static final double MOST_OF_THE_TIME = 0.5;

  static final List<Gate> ALL =
      List.of(
          gate("cause found", SafetyGates::causeFound).listedAs("root cause"),
          gate("gain not too small", SafetyGates::gainNotTooSmall)
              .listedAs("gain")
              .firing(Trigger.GAIN_TOO_SMALL),
          gate("no schema redesign needed", SafetyGates::indexesCanHelp)
              .listedAs("schema redesign")
              .firing(Trigger.SCHEMA_REDESIGN_NEEDED),
          Gate.beforeTrial(
              Layer.SAFETY_NETS, "no write made to fail", SafetyGates::everyRowIsTaken),
          gate("write cost affordable", SafetyGates::writesAffordable)
              .alwaysAs("write")
              .firing(Trigger.WRITES_HURT),
          gate("no architecture change needed", SafetyGates::databaseIsTheCause)
              .listedAs("architect")
              .firing(Trigger.ARCHITECTURE_CHANGE),
          gate("storage budget kept", SafetyGates::storageKept),
          gate("downtime within what is borne", SafetyGates::downtimeBorne)
              .firing(Trigger.DOWNTIME_NEEDED));

  private SafetyGates() {}

  /** The rows of today prove nothing: a row of tomorrow may have no value to be kept. */
  private static Verdict everyRowIsTaken(Submission submission) {
    return submission.proposal().remedies().stream()
        .flatMap(remedy -> refusals(submission, remedy))
        .findFirst()
        .map(Verdict::failed)
        .orElse(Verdict.passed());
  }

  private static Stream<String> refusals(Submission submission, Remedy remedy) {
    return remedy.tables().stream()
        .flatMap(name -> submission.surroundings().schema().table(name).stream())
        .flatMap(table -> refusals(submission, remedy, table));
  }

  private static Stream<String> refusals(Submission submission, Remedy remedy, Table table) {
    return remedy
        .evaluated()
        .flatMap(
            sql ->
                submission.surroundings().sql().objectionToKeeping(sql, table).stream()
                    .map(
                        why ->
                            "%s would make work on %s fail for a row: %s (%s)"
                                .formatted(remedy.summary(), table.name(), sql, why)));
  }

  private static Gate gate(String name, BiFunction<Submission, Trial, Verdict> question) {
    return Gate.afterTrial(Layer.SAFETY_NETS, name, question);
  }

  /**
   * A remedy that leaves the plan as it was did not touch the cause. It fires nothing: the owner
   * profiles again as long as it has attempts, and the ladder takes the issue up after the last.
   * Other words may take the same steps with less to do in each, which a gain alone can show.
   */
  private static Verdict causeFound(Submission submission, Trial trial) {
    if (submission.ordersLocks()) {
      return nobodyGivenUp(trial);
    }
    if (!submission.settings().isEmpty()) {
      return Verdict.noted("a setting may leave the plan as it is", trial.id());
    }
    if (submission.creations().stream().anyMatch(each -> KeyChecks.areServedBy(each, submission))) {
      return Verdict.noted(KeyChecks.UNSEEN, trial.id());
    }
    if (submission.restatements().findAny().isPresent() && hasGained(trial)) {
      return Verdict.passed(trial.id());
    }
    return trial
        .subjectComparison()
        .filter(subject -> submission.promisesReads() && !subject.plans().differ())
        .map(subject -> Verdict.failed("the plan is the same with it", subject.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  private static Verdict nobodyGivenUp(Trial trial) {
    return trial
        .subjectComparison()
        .filter(subject -> subject.with().cutOff() == 0 && subject.without().cutOff() > 0)
        .map(subject -> Verdict.passed(subject.id()))
        .orElseGet(() -> Verdict.failed("transactions are given up with it as before", trial.id()));
  }

  private static Verdict gainNotTooSmall(Submission submission, Trial trial) {
    LatencyTarget target = submission.issue().target();
    Optional<Comparison> subject = trial.subjectComparison();
    if (target == null || subject.isEmpty()) {
      return Verdict.noted("no target was set", trial.id());
    }
    double before = subject.get().without().figure(target.statistic());
    double after = subject.get().with().figure(target.statistic());
    boolean isFar = before - after < WORTHWHILE_PART * (before - target.limitMillis());
    return subject.get().outcome() == Outcome.BETTER && !target.isMetBy(after) && isFar
        ? Verdict.failed(
            "%s instead of %s leaves %s far off"
                .formatted(Figures.millis(after), Figures.millis(before), target),
            subject.get().id())
        : Verdict.passed(subject.get().id());
  }

  private static Verdict indexesCanHelp(Submission submission, Trial trial) {
    if (hasGained(trial)) {
      return Verdict.passed(trial.id());
    }
    return submission
        .subjectMeasurement()
        .filter(measured -> !submission.creations().isEmpty())
        .filter(measured -> needsMostRows(submission, measured))
        .map(
            measured ->
                Verdict.failed(
                    "it needs most rows of the table; only another schema could spare them",
                    measured.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  private static boolean hasGained(Trial trial) {
    return trial
        .subjectComparison()
        .filter(subject -> subject.outcome() == Outcome.BETTER)
        .isPresent();
  }

  private static boolean needsMostRows(Submission submission, Measurement measured) {
    // An index may still bring the rows in order, or the first few of them.
    boolean isOrderedOrCut =
        measured
            .plan()
            .root()
            .walk()
            .map(node -> node.operation().type())
            .anyMatch(type -> type.contains("Sort") || type.equals("Limit"));
    return !isOrderedOrCut
        && submission.tables().stream()
            .allMatch(
                table -> rowsNeeded(measured, table) >= MOST_ROWS * rowsOf(submission, table));
  }

  private static double rowsNeeded(Measurement measured, TableName table) {
    return measured
        .plan()
        .root()
        .walk()
        .filter(node -> table.toString().equals(node.operation().relation()))
        .mapToDouble(SafetyGates::rowsKept)
        .sum();
  }

  private static double rowsKept(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    return actual == null ? 0 : actual.rows() * actual.loops();
  }

  private static double rowsOf(Submission submission, TableName table) {
    return submission.surroundings().schema().table(table).map(Table::rows).orElse(Long.MAX_VALUE);
  }

  /**
   * What the writes lose must stay below what reads win, each as often as the workload runs it. A
   * slower write in itself is the price of any index, and no reason to refuse it.
   */
  private static Verdict writesAffordable(Submission submission, Trial trial) {
    List<Comparison> worse =
        trial.writes().stream().filter(each -> each.outcome() == Outcome.WORSE).toList();
    if (worse.isEmpty()) {
      return trial.writes().isEmpty()
          ? Verdict.noted("no statement of the workload writes to its tables", trial.id())
          : Verdict.passed(trial.id());
    }
    Costs costs = new Costs(submission.surroundings());
    double lost = costs.lossOf(trial.writes());
    double won =
        -costs.lossOf(
            trial.reads().stream().filter(each -> each.outcome() != Outcome.INCONCLUSIVE).toList());
    String text =
        "writes lose %s where reads win %s".formatted(Figures.millis(lost), Figures.millis(won));
    return lost < won ? Verdict.noted(text, trial.id()) : Verdict.failed(text, trial.id());
  }

  private static Verdict databaseIsTheCause(Submission submission, Trial trial) {
    if (hasGained(trial) || !submission.promisesReads()) {
      return Verdict.passed(trial.id());
    }
    return submission
        .subjectMeasurement()
        .filter(measured -> work(measured) < HARDLY_ANY_WORK && !isSpentInTriggers(measured))
        .map(
            measured ->
                Verdict.failed(
                    "it touches next to no data; its time is spent elsewhere", measured.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  /** What triggers touch shows in no step of the plan. */
  private static boolean isSpentInTriggers(Measurement measured) {
    Plan.Spent spent = measured.plan().spent();
    return spent != null
        && spent.triggers().stream().mapToDouble(Plan.Trigger::millis).sum()
            >= MOST_OF_THE_TIME * spent.executionMillis();
  }

  /** Blocks touched and rows handled, added up. */
  private static double work(Measurement measured) {
    return measured.timing().buffers()
        + measured
            .plan()
            .root()
            .walk()
            .mapToDouble(node -> node.actual() == null ? node.estimate().rows() : rowsKept(node))
            .sum();
  }

  /**
   * Nobody waits longer than it takes to carry everything out; the copy is as large as the target.
   */
  private static Verdict downtimeBorne(Submission submission, Trial trial) {
    Duration most = submission.remit().mostDowntime();
    Duration built = trial.built();
    if (most == null || built == null) {
      return Verdict.noted("no file limits it", trial.id());
    }
    String text = "carrying it out takes " + Figures.duration(built);
    return built.compareTo(most) <= 0 || submission.remit().level() == Level.USER_DECISION
        ? Verdict.noted(text, trial.id())
        : Verdict.failed(
            text + ", and nobody is to wait longer than " + Figures.duration(most), trial.id());
  }

  private static Verdict storageKept(Submission submission, Trial trial) {
    return trial.bytes() <= submission.remit().storageLeft()
        ? Verdict.passed(trial.id())
        : Verdict.failed(
            "it takes "
                + trial.bytes()
                + " bytes, and "
                + submission.remit().storageLeft()
                + " are left of the storage budget",
            trial.id());
  }
}
