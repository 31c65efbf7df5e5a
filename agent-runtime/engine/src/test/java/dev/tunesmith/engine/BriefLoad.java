package dev.tunesmith.engine;

import dev.tunesmith.engine.order.RunUnderLoad;
import dev.tunesmith.proof.load.LoadSettings;
import java.time.Duration;

/** A run under load for sessions in which it only has to be a real one, not a long one. */
public final class BriefLoad {

  public static final RunUnderLoad RUN = new RunUnderLoad(2, Duration.ofMillis(300));

  public static final LoadSettings SETTINGS = new LoadSettings(2, Duration.ofMillis(30), 10);

  private BriefLoad() {}
}
