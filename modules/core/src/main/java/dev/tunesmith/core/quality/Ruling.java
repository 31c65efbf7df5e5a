package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reports on a submission come to. A proposal passes if no gate refuses it. A refusal
 * costs an attempt, unless it shows that a higher level is responsible; but an unfounded proposal
 * moves nothing up.
 */
public final class Ruling {

  private static final Set<Layer> FOUNDATION =
      Set.of(Layer.INPUT_VALIDATION, Layer.HALLUCINATION_DETECTION, Layer.FORBIDDEN_PATTERNS);

  private final List<GateReport> refusals;
  private final Submission submission;
  private final Protocol protocol;

  private Ruling(List<GateReport> refusals, Submission submission, Protocol protocol) {
    this.refusals = refusals;
    this.submission = submission;
    this.protocol = protocol;
  }

  /** What {@code reports} on {@code submission} come to under the owner's protocol. */
  public static Ruling of(List<GateReport> reports, Submission submission, Protocol protocol) {
    return new Ruling(
        reports.stream().filter(GateReport::hasFailed).toList(), submission, protocol);
  }

  /** Whether a gate refuses. */
  public boolean isRefused() {
    return !refusals.isEmpty();
  }

  /** The refusing gates with their reasons, in one line; empty if none refuses. */
  public String reasons() {
    return refusals.stream().map(GateReport::text).collect(Collectors.joining("; "));
  }

  /**
   * What follows for the issue, or empty where no gate refuses and the trial is yet to run.
   *
   * @param worked the agent's own working time in this attempt
   */
  public Optional<LadderEvent> event(Duration worked) {
    if (isRefused()) {
      return Optional.of(trigger().orElse(new LadderEvent.AttemptFailed(reasons(), worked)));
    }
    Trial trial = submission.trial();
    return trial == null
        ? Optional.empty()
        : Optional.of(new LadderEvent.AttemptAccepted(summary(trial)));
  }

  private static String summary(Trial trial) {
    return trial.remedies().stream().map(Remedy::summary).collect(Collectors.joining(" and "));
  }

  private Optional<LadderEvent> trigger() {
    if (refusals.stream().map(GateReport::layer).anyMatch(FOUNDATION::contains)) {
      return Optional.empty();
    }
    return Stream.concat(kindsBeyondRemit(), triggers())
        .filter(fired -> fired.responsible().compareTo(submission.remit().level()) > 0)
        .max(Comparator.comparing(LadderEvent.TriggerFired::responsible))
        .map(Function.identity());
  }

  private Stream<LadderEvent.TriggerFired> kindsBeyondRemit() {
    return Stream.concat(
            BoundaryGates.kindsAsked(submission), BoundaryGates.kindsInEffect(submission))
        .filter(kind -> !submission.remit().allowed().contains(kind))
        .map(this::beyondRemit);
  }

  private LadderEvent.TriggerFired beyondRemit(RemedyKind kind) {
    return new LadderEvent.TriggerFired(
        kind.label() + " needs a higher level", protocol.levelFor(kind));
  }

  private Stream<LadderEvent.TriggerFired> triggers() {
    Level level = submission.remit().level();
    return refusals.stream()
        .flatMap(
            report ->
                Gates.find(report).map(Gate::trigger).stream()
                    .map(
                        trigger ->
                            new LadderEvent.TriggerFired(
                                trigger.code() + ": " + report.text(),
                                trigger.responsible(level))));
  }
}
