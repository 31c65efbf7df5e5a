package dev.tunesmith.core.quality;

import dev.tunesmith.core.skill.AntiPattern;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.trial.Trial;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question put to a submission.
 *
 * @param name as reports show it; unique within its layer
 * @param stage whether it can be answered before the trial
 * @param binding whether skill files have a say in it
 * @param phrases how skill files word it; a line with any of them asks for it
 * @param trigger what fires when it refuses, or null where a refusal just costs an attempt
 * @param question the answer, as a pure function of the submission
 */
record Gate(
    Layer layer,
    String name,
    Stage stage,
    Binding binding,
    List<KeyPhrase> phrases,
    @Nullable Trigger trigger,
    Function<Submission, Verdict> question) {

  private static final Set<ContractItem.Kind> CHECKS =
      EnumSet.of(
          ContractItem.Kind.LAYER_CHECK,
          ContractItem.Kind.PRECISION_CHECK,
          ContractItem.Kind.ESCALATION_TRIGGER);

  /** When a gate can be answered. */
  enum Stage {
    PROPOSED,
    /** Once the answers of a restated statement were compared, before anything is timed. */
    COMPARED,
    TRIED
  }

  /** Who decides that a gate applies. */
  enum Binding {
    /** The runtime: no skill file can take it away. */
    RUNTIME,
    /** The contracts: it applies where one of them lists it. */
    CONTRACT
  }

  static Gate beforeTrial(Layer layer, String name, Function<Submission, Verdict> question) {
    return new Gate(layer, name, Stage.PROPOSED, Binding.RUNTIME, List.of(), null, question);
  }

  /** A gate whose question needs a trial; without one it refuses. */
  static Gate afterTrial(
      Layer layer, String name, BiFunction<Submission, Trial, Verdict> question) {
    Function<Submission, Verdict> guarded =
        submission -> {
          Trial trial = submission.trial();
          return trial == null
              ? Verdict.failed("it was not tried")
              : question.apply(submission, trial);
        };
    return new Gate(layer, name, Stage.TRIED, Binding.RUNTIME, List.of(), null, guarded);
  }

  /** This gate, applied only where a contract has a line with one of {@code words}. */
  Gate listedAs(String... words) {
    return new Gate(layer, name, stage, Binding.CONTRACT, KeyPhrase.all(words), trigger, question);
  }

  /** This gate, applied always, its source being a line with one of {@code words}. */
  Gate alwaysAs(String... words) {
    return new Gate(layer, name, stage, Binding.RUNTIME, KeyPhrase.all(words), trigger, question);
  }

  Gate firing(Trigger fired) {
    return new Gate(layer, name, stage, binding, phrases, fired, question);
  }

  boolean isAskedForBy(ContractItem item) {
    return switch (item.kind()) {
      case FORBIDDEN_PATTERN -> layer == Layer.FORBIDDEN_PATTERNS && isPattern(item);
      case LAYER_CHECK, PRECISION_CHECK -> isCheck(item);
      default -> isCheck(item) || WorkWords.ask(name, item);
    };
  }

  /** Whether an item that stands where the layer's checks stand has its words. */
  boolean isCheck(ContractItem item) {
    return CHECKS.contains(item.kind())
        && layer.isHeadedBy(item.section())
        && phrases.stream().anyMatch(phrase -> phrase.isIn(item.text()));
  }

  private boolean isPattern(ContractItem item) {
    return AntiPattern.named(item.text())
        .filter(pattern -> PatternGates.nameOf(pattern).equals(name))
        .isPresent();
  }

  GateReport judge(Submission submission, @Nullable String source) {
    return new GateReport(layer, name, question.apply(submission), source);
  }
}
