package dev.tunesmith.engine.loop;

import dev.tunesmith.database.ConnectionLostException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Survives a few losses of the sandbox's server; a machine that kills each is not argued with. */
final class LostSandbox {

  private static final Logger LOG = LoggerFactory.getLogger(LostSandbox.class);
  private static final int MOST = 4;

  private int losses;

  /**
   * Does work, and does it once more in a new sandbox where its own went away.
   *
   * @param renewing makes the new one; where the target went away this fails
   */
  <T> T survive(Supplier<T> work, Consumer<ConnectionLostException> renewing) {
    while (true) {
      try {
        return work.get();
      } catch (ConnectionLostException e) {
        count(e);
        renewing.accept(e);
      }
    }
  }

  /**
   * Does work; where its sandbox went away, does the rest in a new one.
   *
   * @param renewing makes the new one; where the target went away this fails
   */
  void survive(Runnable work, Runnable rest, Consumer<ConnectionLostException> renewing) {
    try {
      work.run();
    } catch (ConnectionLostException e) {
      count(e);
      renewing.accept(e);
      survive(rest, rest, renewing);
    }
  }

  private void count(ConnectionLostException loss) {
    losses++;
    if (losses > MOST) {
      throw loss;
    }
    LOG.warn("a new sandbox is made: {}", loss.getMessage());
  }
}
