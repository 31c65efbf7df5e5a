package dev.tunesmith.core.quality;

import dev.tunesmith.core.quality.Gate.Binding;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gates a proposal must pass: those that its words must pass, then those its trial must. */
public final class Gates {

  private static final List<Gate> EVERY =
      Stream.of(
              InputGates.ALL,
              ClaimGates.ALL,
              DiagnosisGates.ALL,
              BoundaryGates.ALL,
              PatternGates.ALL,
              OutputGates.ALL,
              SafetyGates.ALL,
              ProfilingGates.ALL,
              IndexStrategyGates.ALL,
              LoadGates.ALL,
              ConsistencyGates.ALL,
              EqualityGates.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Set<ContractItem.Kind> CHECKS =
      Set.of(
          ContractItem.Kind.LAYER_CHECK,
          ContractItem.Kind.PRECISION_CHECK,
          ContractItem.Kind.FORBIDDEN_PATTERN);

  private static final Set<Trigger> UP_TO_A_PERSON =
      Set.of(Trigger.EQUALITY_NOT_PROVEN, Trigger.STALENESS_NOT_ACCEPTED, Trigger.DOWNTIME_NEEDED);

  private final List<Asked> gates;

  private Gates(List<Asked> gates) {
    this.gates = List.copyOf(gates);
  }

  /** A gate with the skill line that asks for it, or null. */
  private record Asked(Gate gate, @Nullable String source) {}

  /** Every gate there is. */
  public static Gates all() {
    return new Gates(EVERY.stream().map(gate -> new Asked(gate, null)).toList());
  }

  /**
   * The gates that the contracts ask for, and those that the runtime asks for whatever they say.
   * Where several lines ask for one gate, the first counts as its source, a check before others.
   *
   * @param contracts the owner's skill and the core skills, in the order in which they are cited
   */
  public static Gates required(List<Skill> contracts) {
    return new Gates(
        EVERY.stream()
            .map(gate -> new Asked(gate, sourceOf(gate, contracts).orElse(null)))
            .filter(asked -> asked.source() != null || asked.gate().binding() == Binding.RUNTIME)
            .toList());
  }

  private static Optional<String> sourceOf(Gate gate, List<Skill> contracts) {
    return sourceOf(gate::isCheck, contracts).or(() -> sourceOf(gate::isAskedForBy, contracts));
  }

  private static Optional<String> sourceOf(Predicate<ContractItem> asks, List<Skill> contracts) {
    return contracts.stream()
        .flatMap(
            skill ->
                skill.contract().items().stream()
                    .filter(asks)
                    .map(item -> skill.id() + ":" + item.line()))
        .findFirst();
  }

  static Stream<Gate> every() {
    return EVERY.stream();
  }

  /** The checks and forbidden patterns that no gate stands for: read, not obeyed. */
  public static List<Diagnostic> unmatched(List<Skill> contracts) {
    return contracts.stream()
        .flatMap(
            skill ->
                skill.contract().items().stream()
                    .filter(item -> CHECKS.contains(item.kind()))
                    .filter(item -> !isAskedForBy(item))
                    .map(item -> notObeyed(skill, item)))
        .toList();
  }

  /** Whether a gate stands for what an item says. */
  static boolean isAskedForBy(ContractItem item) {
    return EVERY.stream().anyMatch(gate -> gate.isAskedForBy(item));
  }

  private static Diagnostic notObeyed(Skill skill, ContractItem item) {
    return new Diagnostic(
        skill.source().file(),
        item.line(),
        null,
        Diagnostic.Severity.INFO,
        "check-not-obeyed",
        "read, not obeyed: no gate stands for '" + item.text() + "'",
        null);
  }

  /** Whether only a person's agreement is missing: at level 4 the gate does not refuse this. */
  public static boolean isUpToAPerson(GateReport report) {
    return find(report).stream()
        .anyMatch(
            gate ->
                BoundaryGates.asksForKind(gate)
                    || Optional.ofNullable(gate.trigger())
                        .filter(UP_TO_A_PERSON::contains)
                        .isPresent());
  }

  /** Whether a refusal is for the sake of other statements alone. */
  public static boolean isForTheSakeOfOthers(GateReport report) {
    return find(report).stream()
        .anyMatch(List.of(OutputGates.NO_REGRESSION, ConsistencyGates.UNSURE_PAID)::contains);
  }

  static Optional<Gate> find(GateReport report) {
    return EVERY.stream()
        .filter(gate -> gate.layer() == report.layer() && gate.name().equals(report.gate()))
        .findFirst();
  }

  /** What the gates say that need no trial; one that refuses makes a trial pointless. */
  public List<GateReport> beforeTrial(Submission submission) {
    return judged(submission, Gate.Stage.PROPOSED).toList();
  }

  /**
   * What those gates say, and those that look at whether answers stay the same; one that refuses
   * makes a trial pointless.
   */
  public List<GateReport> afterComparison(Submission submission) {
    return Stream.of(Gate.Stage.PROPOSED, Gate.Stage.COMPARED)
        .flatMap(stage -> judged(submission, stage))
        .toList();
  }

  /**
   * Whether the workload is to be run under load before anything is decided: the issue or a remedy
   * is about it, a contract wants it looked at, and no other gate refuses what the trial showed.
   */
  public boolean needLoad(Submission tried) {
    return tried.load() == null && afterTrial(tried).stream().anyMatch(Gates::refusesUnderLoad);
  }

  /** What all gates say once the trial has run, and the run under load where one is needed. */
  public List<GateReport> afterTrial(Submission submission) {
    List<GateReport> reports =
        Stream.of(Gate.Stage.values()).flatMap(stage -> judged(submission, stage)).toList();
    boolean isRefusedAnyway =
        reports.stream().anyMatch(report -> report.hasFailed() && !refusesUnderLoad(report));
    return submission.load() == null && isRefusedAnyway
        ? reports.stream().map(Gates::sparedLoad).toList()
        : reports;
  }

  private static boolean refusesUnderLoad(GateReport report) {
    return report.layer() == Layer.LOAD_CHECK && report.hasFailed();
  }

  /** What is refused is not worth a run under load, so its lack is no second reason. */
  private static GateReport sparedLoad(GateReport report) {
    return refusesUnderLoad(report)
        ? new GateReport(
            report.layer(),
            report.gate(),
            new Verdict.NotApplicable("what is refused is not run under load"),
            report.source())
        : report;
  }

  private Stream<GateReport> judged(Submission submission, Gate.Stage stage) {
    return gates.stream()
        .filter(asked -> asked.gate().stage() == stage)
        .map(asked -> asked.gate().judge(submission, asked.source()));
  }
}
