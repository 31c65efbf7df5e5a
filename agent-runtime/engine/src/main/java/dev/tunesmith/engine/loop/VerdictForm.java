package dev.tunesmith.engine.loop;

import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes down, for whoever had a remedy tried, what came of it. */
final class VerdictForm {

  private VerdictForm() {}

  static ToolResult.Answered of(IssueFile.Attempt attempt, LadderEvent event, int attemptsLeft) {
    boolean isAccepted = event instanceof LadderEvent.AttemptAccepted;
    List<EvidenceId> evidence = new ArrayList<>();
    Structure form = Value.structure().with("verdict", isAccepted ? "accepted" : "refused");
    if (!isAccepted) {
      form = form.with("why", refusals(attempt));
    }
    Equality equality = attempt.equality();
    if (equality != null) {
      evidence.add(equality.id());
      form = form.with("answers", equality.summary());
    }
    Trial trial = attempt.trial();
    if (trial != null) {
      evidence.add(trial.id());
      Stream.concat(trial.reads().stream(), trial.writes().stream())
          .map(Comparison::id)
          .forEach(evidence::add);
      form = form.with("trial", trial(trial));
    }
    return new ToolResult.Answered(isAccepted ? form : left(form, attemptsLeft), evidence);
  }

  private static Structure left(Structure form, int attempts) {
    return form.with("attempts_left", (double) attempts)
        .with("next", attempts == 0 ? "no attempt left" : "try or propose another remedy");
  }

  private static Value refusals(IssueFile.Attempt attempt) {
    Stream<String> problem = Stream.ofNullable(attempt.problem());
    return Value.texts(
        Stream.concat(
                problem,
                attempt.reports().stream().filter(GateReport::hasFailed).map(GateReport::text))
            .toList());
  }

  private static Structure trial(Trial trial) {
    return Value.structure()
        .with("evidence", trial.id().value())
        .with("bytes", (double) trial.bytes())
        .with("reads", comparisons(trial.reads()))
        .with("writes", comparisons(trial.writes()));
  }

  private static Value comparisons(List<Comparison> comparisons) {
    return new Value.Sequence(comparisons.stream().map(VerdictForm::comparison).toList());
  }

  private static Value comparison(Comparison compared) {
    return Value.structure()
        .with("query", compared.query().value())
        .with("outcome", compared.outcome().name().toLowerCase(Locale.ROOT))
        .with("without_ms", compared.without().medianMillis())
        .with("with_ms", compared.with().medianMillis())
        .with("ratio", compared.ratio().estimate())
        .with("ratio_low", compared.ratio().low())
        .with("ratio_high", compared.ratio().high())
        .with("evidence", compared.id().value());
  }
}
