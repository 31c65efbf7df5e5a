package dev.tunesmith.engine.recording;

import java.util.function.Supplier;

/** Tells whose questions are whose. */
public interface LaneKeeper {

  /** Does work in a lane, on the calling thread and on those it starts meanwhile. */
  <T> T during(String lane, Supplier<T> work);
}
