package dev.tunesmith.engine.recording;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Stands between a session and everything that is not the session: what it asks, the time, chance.
 *
 * <p>What belongs together is asked in one <em>lane</em>: the session's own, and one for each
 * worker on each issue. Within a lane the order of the questions is always the same; between lanes
 * there is none, since peers are consulted all at once.
 */
public interface Witness extends LaneKeeper {

  /**
   * The answer to a question, or the failure it ends with.
   *
   * @param form what the answer is read back as
   * @param live asks the outside itself; not called where the answer is known
   */
  <A> A ask(Question question, Class<A> form, Supplier<A> live);

  /** The time; what is seen on it belongs to the lane of the thread that looks. */
  InstantSource clock();

  /** Chance that nobody outside can foresee; each lane has its own. */
  RandomGenerator chance();
}
