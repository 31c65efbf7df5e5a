package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.session.SessionEvent.ObjectivesDeclared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session says of something that a skill file wants of the whole.
 *
 * @param figure as measured, in words; null where nothing is
 * @param reason why it cannot be said here; null where it can
 * @param evidence the measurements behind the figure
 */
public record JudgedObjective(
    Objective objective,
    Answer answer,
    @Nullable String figure,
    @Nullable String reason,
    List<EvidenceId> evidence) {

  /** Whether it is so. */
  public enum Answer {
    MET,
    MISSED,
    NOT_MEASURABLE
  }

  public JudgedObjective {
    evidence = List.copyOf(evidence);
  }

  /** What the session says of all that its crew wants, in order; empty in older ledgers. */
  public static List<JudgedObjective> of(SessionState state) {
    ObjectiveFigures figures = new ObjectiveFigures(state);
    return state.latest(ObjectivesDeclared.class).map(ObjectivesDeclared::objectives).stream()
        .flatMap(List::stream)
        .map(figures::judge)
        .toList();
  }
}
