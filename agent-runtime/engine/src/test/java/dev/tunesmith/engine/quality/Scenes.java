package dev.tunesmith.engine.quality;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every planted session. */
final class Scenes {

  private Scenes() {}

  static List<Scene> all() throws IOException {
    List<Scene> all =
        new ArrayList<>(
            List.of(
                Words.scene(),
                Bounds.scene(),
                Prices.scene(),
                Prices.waits(),
                Restatements.scene()));
    all.addAll(Trials.scenes());
    all.addAll(Misreports.scenes());
    return List.copyOf(all);
  }
}
