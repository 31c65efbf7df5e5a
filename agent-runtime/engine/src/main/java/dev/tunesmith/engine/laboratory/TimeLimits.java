package dev.tunesmith.engine.laboratory;

import dev.tunesmith.proof.load.LoadSettings;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.Duration;

/**
 * How long a laboratory may take.
 *
 * @param runs when single runs are cut off
 * @param load how the workload is run under load
 * @param deadline when all is to be over, from the laboratory's opening on
 */
public record TimeLimits(RunLimits runs, LoadSettings load, Duration deadline) {

  /** The limits of a session that is to end after so long. */
  public static TimeLimits within(Duration deadline) {
    return within(deadline, LoadSettings.STANDARD);
  }

  /** The same, with runs under load of that kind. */
  public static TimeLimits within(Duration deadline, LoadSettings load) {
    return new TimeLimits(RunLimits.within(deadline), load, deadline);
  }
}
