package dev.tunesmith.engine.recording;

import java.util.function.Supplier;

/** Knows for each thread whose questions it asks. */
final class CurrentLane {

  static final String SESSION = "session";

  // Inherited, since a model is asked on a thread of its own that its agent's thread starts.
  private final InheritableThreadLocal<String> current = new InheritableThreadLocal<>();

  String current() {
    String lane = current.get();
    return lane == null ? SESSION : lane;
  }

  <T> T during(String lane, Supplier<T> work) {
    String before = current();
    current.set(lane);
    try {
      return work.get();
    } finally {
      current.set(before);
    }
  }
}
