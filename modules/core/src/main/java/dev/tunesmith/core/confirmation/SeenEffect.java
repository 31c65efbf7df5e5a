package dev.tunesmith.core.confirmation;

import dev.tunesmith.core.workload.QueryName;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a remedy makes faster in the sandbox, as the target answers it.
 *
 * @param plan how the target plans it now
 * @param foreseen time with the remedy over time without, in the sandbox
 * @param seen the mean time of a run over the mean before the session, on the target; null where
 *     nobody counted, or too few ran
 * @param calls how many runs that is
 */
public record SeenEffect(
    QueryName query, Planned plan, double foreseen, @Nullable Double seen, double calls) {

  private static final double SLOWER = 1.5;

  /** How the target plans a statement, beside how the sandbox did with the remedy. */
  public enum Planned {
    AS_FORESEEN,
    OTHERWISE,
    /** It could not be asked. */
    UNKNOWN
  }

  /** At least half of the effect, as ratios go. */
  boolean isFaster() {
    return seen != null && seen <= Math.sqrt(foreseen);
  }

  /** Clearly slower than before the remedy. */
  boolean isSlower() {
    return seen != null && seen >= SLOWER;
  }

  /** Whether the target's own counters tell anything. */
  public boolean isCounted() {
    return seen != null;
  }
}
