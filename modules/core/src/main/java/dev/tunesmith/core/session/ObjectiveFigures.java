package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.objective.Quantity;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.session.JudgedObjective.Answer;
import dev.tunesmith.core.session.SessionEvent.DesignReviewed;
import dev.tunesmith.core.session.SessionEvent.LoadCompared;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the figures that objectives are held against in what a session measured. */
final class ObjectiveFigures {

  private static final double SECOND = 1_000;
  private static final String NO_STATEMENT = "the workload marks no statement as critical";
  private static final String NO_LOAD = "nothing was run under load in this session";

  /** What a review remarks on, by what files call it. */
  private static final Map<Quantity, Set<Smell>> SMELLS =
      Map.of(
          Quantity.NORMAL_FORM,
          EnumSet.of(
              Smell.NUMBERED_COLUMNS, Smell.LIST_IN_TEXT, Smell.COPIED_FACT, Smell.ATTRIBUTE_TABLE),
          Quantity.DATA_TYPES,
          EnumSet.of(
              Smell.MISMATCHED_REFERENCE,
              Smell.NUMBERS_RUN_OUT,
              Smell.FLOAT_FOR_MONEY,
              Smell.TIME_WITHOUT_ZONE,
              Smell.PADDED_TEXT,
              Smell.MOMENT_AS_TEXT,
              Smell.WIDE_TEXT),
          Quantity.CONSTRAINTS,
          EnumSet.of(
              Smell.MISSING_PRIMARY_KEY,
              Smell.UNHELD_REFERENCE,
              Smell.NULLABLE_UNIQUE,
              Smell.ROVING_REFERENCE),
          Quantity.PARTITIONS,
          EnumSet.of(Smell.LARGE_UNPARTITIONED),
          Quantity.INDEX_UPKEEP,
          EnumSet.of(Smell.UNINDEXED_FOREIGN_KEY, Smell.UNUSED_INDEX),
          Quantity.QUERY_FORM,
          Arrays.stream(Smell.values())
              .filter(smell -> smell.kind().equals(IssueKind.QUERY_FORM))
              .collect(Collectors.toSet()));

  private final SessionState state;
  private final Map<QueryName, Query> queries;
  private final Map<QueryName, Comparison> whole;

  ObjectiveFigures(SessionState state) {
    this.state = state;
    this.queries =
        state.latest(WorkloadRead.class).map(WorkloadRead::queries).stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Query::name, Function.identity(), (one, other) -> one));
    this.whole =
        state.finalComparisons().stream()
            .collect(
                Collectors.toMap(Comparison::query, Function.identity(), (one, other) -> other));
  }

  /** What was found: a figure with its words and measurements, or why there is none. */
  private record Found(double figure, String words, List<EvidenceId> evidence, String lack) {

    static Found figure(double figure, String words, List<EvidenceId> evidence) {
      return new Found(figure, words, evidence, "");
    }

    static Found nothing(String why) {
      return new Found(0, "", List.of(), why);
    }
  }

  JudgedObjective judge(Objective objective) {
    Optional<String> lack = lackOf(objective);
    Found found = lack.map(Found::nothing).orElseGet(() -> find(objective));
    if (!found.lack().isEmpty()) {
      return new JudgedObjective(objective, Answer.NOT_MEASURABLE, null, found.lack(), List.of());
    }
    return new JudgedObjective(
        objective,
        objective.isMetBy(found.figure()) ? Answer.MET : Answer.MISSED,
        found.words(),
        null,
        found.evidence());
  }

  private static Optional<String> lackOf(Objective objective) {
    Quantity quantity = objective.quantity();
    if (quantity == null) {
      return Optional.of("no figure of ours goes by that name");
    }
    return quantity
        .whyNotHere()
        .or(
            () ->
                objective.limit().isEmpty()
                    ? Optional.of("'" + objective.wanted() + "' cannot be compared")
                    : Optional.empty());
  }

  private Found find(Objective objective) {
    if (objective.quantity() == Quantity.SETTLED_AT_LEVEL) {
      return atLevel(objective, LevelSuccess::settledShare, "settled there");
    }
    if (objective.quantity() == Quantity.REACHED_LEVEL) {
      return atLevel(objective, LevelSuccess::reachedShare, "of its issues");
    }
    Quantity quantity = objective.quantity();
    if (SMELLS.containsKey(quantity)) {
      return remarks(SMELLS.getOrDefault(quantity, Set.of()));
    }
    if (quantity == Quantity.DOWNTIME) {
      return longestMade();
    }
    List<Measurement> now = among(state.current(), objective);
    if (now.isEmpty()) {
      return Found.nothing(NO_STATEMENT);
    }
    return quantity == null ? Found.nothing(NO_STATEMENT) : find(quantity, objective, now);
  }

  private Found find(Quantity quantity, Objective objective, List<Measurement> now) {
    return switch (quantity) {
      case QUERY_TIME -> slowest(now);
      case ANSWERED_WITHIN -> answeredWithin(objective, now);
      case PLANNING_TIME -> planningTime(now);
      case INDEX_USE -> indexUse(now);
      case BLOCKS_TOUCHED -> fewer(objective, now, this::blocks);
      case SLOW_STATEMENTS -> fewerSlow(objective, now);
      case SPEED_UP -> speedUp(objective, now, "the workload is %.1f times as fast");
      case THROUGHPUT ->
          speedUp(objective, now, "one connection gets through it %.1f times as fast");
      case BUFFER_HITS -> underLoad();
      case UNDO_REHEARSED -> rehearsed();
      default -> Found.nothing("it is not measured");
    };
  }

  private List<Measurement> among(List<Measurement> all, Objective objective) {
    return objective.isAboutCritical()
        ? all.stream().filter(each -> isCritical(each.query())).toList()
        : all;
  }

  private boolean isCritical(QueryName name) {
    return Optional.ofNullable(queries.get(name)).filter(Query::isCritical).isPresent();
  }

  /** As it was measured last: with everything that is handed over in place. */
  private Timing timing(Measurement measured) {
    Comparison last = whole.get(measured.query());
    return last == null ? measured.timing() : last.with();
  }

  private EvidenceId evidence(Measurement measured) {
    Comparison last = whole.get(measured.query());
    return last == null ? measured.id() : last.id();
  }

  private List<EvidenceId> evidence(List<Measurement> measured) {
    return measured.stream().map(this::evidence).distinct().toList();
  }

  private Found slowest(List<Measurement> now) {
    Measurement slowest =
        now.stream().max(Comparator.comparing(each -> timing(each).p95Millis())).orElseThrow();
    double millis = timing(slowest).p95Millis();
    return Found.figure(
        millis,
        "p95 of " + slowest.query() + ", the slowest, is " + Figures.millis(millis),
        List.of(evidence(slowest)));
  }

  private Found answeredWithin(Objective objective, List<Measurement> now) {
    Optional<Double> limit = objective.millisInName();
    if (limit.isEmpty()) {
      return Found.nothing("it does not say within which time");
    }
    double all = now.stream().mapToDouble(this::weight).sum();
    double within =
        now.stream()
            .filter(each -> timing(each).p95Millis() < limit.get())
            .mapToDouble(this::weight)
            .sum();
    return Found.figure(
        100 * within / all, Figures.percent(within / all) + " of calls", evidence(now));
  }

  private double weight(Measurement measured) {
    return Optional.ofNullable(queries.get(measured.query())).map(Query::weight).orElse(1.0);
  }

  private Found planningTime(List<Measurement> now) {
    List<Measurement> known = now.stream().filter(each -> each.plan().spent() != null).toList();
    if (known.isEmpty()) {
      return Found.nothing("no plan says how long it took to make");
    }
    double all = known.stream().mapToDouble(this::weight).sum();
    double mean =
        known.stream().mapToDouble(each -> weight(each) * planningMillis(each.plan())).sum() / all;
    return Found.figure(mean, Figures.millis(mean) + " in the mean", evidenceOfPlans(known));
  }

  private static double planningMillis(Plan plan) {
    return plan.spent() == null ? 0 : plan.spent().planningMillis();
  }

  private static List<EvidenceId> evidenceOfPlans(List<Measurement> measured) {
    return measured.stream().map(Measurement::id).distinct().toList();
  }

  private Found indexUse(List<Measurement> now) {
    double all = scans(now, step -> step.operation().relation() != null);
    double byIndex = scans(now, ObjectiveFigures::isByIndex);
    return all == 0
        ? Found.nothing("no statement reads a table")
        : Found.figure(
            100 * byIndex / all,
            Figures.percent(byIndex / all) + " of table accesses go through an index",
            evidenceOfPlans(now));
  }

  private static boolean isByIndex(PlanNode step) {
    return step.operation().relation() != null
        && (step.operation().index() != null
            || step.children().stream().anyMatch(below -> below.operation().index() != null));
  }

  private double scans(List<Measurement> now, Predicate<PlanNode> counted) {
    return now.stream()
        .mapToDouble(each -> weight(each) * each.plan().root().walk().filter(counted).count())
        .sum();
  }

  private double blocks(Measurement measured) {
    return weight(measured) * timing(measured).buffers();
  }

  private Found fewer(
      Objective objective, List<Measurement> now, ToDoubleFunction<Measurement> after) {
    double before =
        among(state.baseline(), objective).stream()
            .mapToDouble(each -> weight(each) * each.timing().buffers())
            .sum();
    double rest = now.stream().mapToDouble(after).sum();
    return before <= 0
        ? Found.nothing("no block was touched")
        : Found.figure(
            100 * (1 - rest / before),
            "the workload touches "
                + Figures.percent(Math.max(0, 1 - rest / before))
                + " fewer blocks",
            evidence(now));
  }

  private Found fewerSlow(Objective objective, List<Measurement> now) {
    long before =
        among(state.baseline(), objective).stream()
            .filter(each -> each.timing().medianMillis() > SECOND)
            .count();
    long after = now.stream().filter(each -> timing(each).medianMillis() > SECOND).count();
    return before == 0
        ? Found.nothing("no statement took over a second before")
        : Found.figure(
            100.0 * (before - after) / before,
            after + " of " + before + " statements still take over a second",
            evidence(now));
  }

  private Found speedUp(Objective objective, List<Measurement> now, String words) {
    double before =
        among(state.baseline(), objective).stream()
            .mapToDouble(each -> weight(each) * each.timing().medianMillis())
            .sum();
    double after =
        now.stream().mapToDouble(each -> weight(each) * timing(each).medianMillis()).sum();
    return after <= 0
        ? Found.nothing("the workload takes no time")
        : Found.figure(before / after, words.formatted(before / after), evidence(now));
  }

  private Found underLoad() {
    return state
        .latest(LoadCompared.class)
        .map(
            run ->
                Found.figure(
                    100 * run.comparison().with().hitRate(),
                    "under load, with what was tried for %s, %s of block accesses"
                        .formatted(run.issue(), Figures.percent(run.comparison().with().hitRate())),
                    List.of(run.comparison().id())))
        .orElse(Found.nothing(NO_LOAD));
  }

  /** The level's number ends the objective's name. */
  private Found atLevel(Objective objective, ToDoubleFunction<LevelSuccess> share, String words) {
    List<LevelSuccess> levels = LevelSuccess.of(state, objective.skill());
    if (levels.isEmpty()) {
      return Found.nothing("none of its issues was worked");
    }
    List<EvidenceId> symptoms =
        state.issues().stream()
            .filter(
                file ->
                    file.assignment() != null
                        && file.assignment().owner().equals(objective.skill()))
            .flatMap(file -> file.issue().symptoms().stream())
            .map(symptom -> symptom.evidence())
            .distinct()
            .toList();
    Optional<LevelSuccess> level =
        levels.stream()
            .filter(each -> objective.name().endsWith(" " + each.level().number()))
            .findFirst();
    if (level.isEmpty()) {
      return objective.quantity() == Quantity.REACHED_LEVEL
          ? Found.figure(0, "none of its issues", symptoms)
          : Found.nothing("none of its issues came to this level");
    }
    double figure = share.applyAsDouble(level.get());
    return Found.figure(100 * figure, Figures.percent(figure) + " " + words, symptoms);
  }

  private Found longestMade() {
    return state.accepted().stream()
        .flatMap(file -> Stream.ofNullable(file.acceptedTrial()))
        .flatMap(trial -> Stream.ofNullable(trial.built()).map(built -> longest(built, trial)))
        .max(Comparator.comparing(Found::figure))
        .orElse(Found.nothing("nothing was carried out"));
  }

  private static Found longest(Duration built, Trial trial) {
    return Found.figure(
        built.toNanos() / 1e6,
        "carrying out what was accepted takes at most " + Figures.duration(built) + " each",
        List.of(trial.id()));
  }

  private Found remarks(Set<Smell> smells) {
    Optional<DesignReviewed> review = state.latest(DesignReviewed.class);
    if (review.isEmpty()) {
      return Found.nothing("the design was not looked at");
    }
    List<Remark> found =
        review.get().remarks().stream()
            .map(Reviewed::remark)
            .filter(remark -> smells.contains(remark.smell()))
            .toList();
    String first =
        found.stream()
            .findFirst()
            .map(remark -> ", the first: %s, %s".formatted(remark.place(), remark.smell().title()))
            .orElse("");
    return Found.figure(
        found.size(),
        Figures.count(found.size(), "remark", "remarks") + first,
        List.of(review.get().schema()));
  }

  private Found rehearsed() {
    return state
        .latest(UndoRehearsed.class)
        .map(run -> Found.figure(100, "each was undone in the sandbox", List.of(run.id())))
        .orElse(Found.nothing("nothing is handed over"));
  }
}
