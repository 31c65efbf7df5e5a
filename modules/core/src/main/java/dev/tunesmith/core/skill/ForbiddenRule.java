package dev.tunesmith.core.skill;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import org.jspecify.annotations.Nullable;

/**
 * A kind of remedy that a skill forbids its agent.
 *
 * @param kind the forbidden kind
 * @param method only with this index access method, or null for any
 * @param line where the skill says so, from 1
 */
public record ForbiddenRule(RemedyKind kind, @Nullable String method, int line) {

  /** Whether the rule forbids {@code remedy}. */
  public boolean forbids(Remedy remedy) {
    return remedy.kind().equals(kind)
        && (method == null
            || remedy
                .indexShape()
                .filter(index -> !remedy.takesAway() && index.method().equalsIgnoreCase(method))
                .isPresent());
  }

  /** Whether the rule leaves nothing of a kind. */
  public boolean forbidsAll(RemedyKind other) {
    return method == null && kind.equals(other);
  }

  /** What it forbids, for example {@code create_index by gin}. */
  public String words() {
    return kind.label() + (method == null ? "" : " by " + method);
  }
}
