package dev.tunesmith.agents.call;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * What an agent leaves to chance, and how it waits: the delimiters of its talks, and the pauses
 * before it asks a failing server again.
 *
 * @param chance nobody outside may foresee it; used by several threads at once
 */
public record Pace(RandomGenerator chance, Sleeper sleeper) {

  /** Chance as the machine has it, and real waiting. */
  public static final Pace REAL =
      new Pace(new SecureRandom(), pause -> Thread.sleep(pause.toMillis()));
}
