package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an agent wants tried; what cannot be read costs no attempt. */
record TryRequest(Case task, Schema schema, SessionState state) {

  /** What was written. */
  sealed interface Reading {
    record Meant(Proposal proposal) implements Reading {}

    record Unusable(ToolResult.Refused refusal) implements Reading {}
  }

  Reading read(Structure arguments) {
    Optional<String> cause = arguments.text("root_cause").filter(text -> !text.isBlank());
    Optional<Double> gain =
        arguments.number("expected_gain").filter(share -> share >= 0 && share <= 1);
    if (cause.isEmpty() || gain.isEmpty()) {
      return unusable(
          "proposal-incomplete", "root_cause must be a sentence, expected_gain from 0 to 1");
    }
    List<EvidenceId> cited = cited(arguments);
    if (cited.isEmpty()) {
      return unusable("evidence-unknown", "evidence must be ids that a tool answered with here");
    }
    try {
      return new Reading.Meant(
          new Proposal(
              task.issue().id(), cause.get(), List.of(remedy(arguments)), gain.get(), cited));
    } catch (UnreadableRemedyException e) {
      return unusable("remedy-unreadable", e.field() + ": " + e.getMessage());
    }
  }

  private static Reading unusable(String code, String reason) {
    return new Reading.Unusable(new ToolResult.Refused(code, reason));
  }

  /** Empty where one of them was never shown to whoever works on this issue. */
  private List<EvidenceId> cited(Structure arguments) {
    Set<EvidenceId> known = state.factsOf(task.issue().id()).evidence();
    List<EvidenceId> cited = new ArrayList<>();
    for (Value each : arguments.sequence("evidence")) {
      String id = each.asText().orElse("").strip();
      known.stream().filter(seen -> seen.value().equals(id)).findFirst().ifPresent(cited::add);
    }
    return cited.size() == arguments.sequence("evidence").size() ? List.copyOf(cited) : List.of();
  }

  private Remedy remedy(Structure arguments) {
    Structure written =
        arguments
            .structure("remedy")
            .orElseThrow(
                () -> new UnreadableRemedyException("remedy", "remedy must be one remedy"));
    return RemedyKinds.BUILT_IN.read(written, schema, task.query());
  }
}
