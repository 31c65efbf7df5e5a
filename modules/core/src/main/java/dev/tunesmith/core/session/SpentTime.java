package dev.tunesmith.core.session;

import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.LoadCompared;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRemeasured;
import dev.tunesmith.core.text.Figures;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a session's time went: what passed before an entry belongs to what the entry tells of. */
public final class SpentTime {

  /** What a session spends its time on. */
  public enum Phase {
    COPY,
    BASELINE,
    SEARCH,
    TRIALS,
    CLOSING
  }

  private static final Map<Class<? extends SessionEvent>, Phase> PHASES =
      Map.of(
          SandboxReady.class, Phase.COPY,
          BaselineMeasured.class, Phase.BASELINE,
          WorkloadRemeasured.class, Phase.BASELINE,
          TrialFinished.class, Phase.TRIALS,
          TrialBroken.class, Phase.TRIALS,
          LoadCompared.class, Phase.TRIALS,
          RemedyWithdrawn.class, Phase.CLOSING,
          UndoRehearsed.class, Phase.CLOSING,
          FinalMeasured.class, Phase.CLOSING);

  private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);

  void add(SessionEvent event, Duration before) {
    spent.merge(PHASES.getOrDefault(event.getClass(), Phase.SEARCH), before, Duration::plus);
  }

  /** The time that one phase took. */
  public Duration on(Phase phase) {
    return spent.getOrDefault(phase, Duration.ZERO);
  }

  /** All phases in a line, for example {@code copy 5 s, baseline 12 s, search 1 s, …}. */
  public String words() {
    return Arrays.stream(Phase.values())
        .map(phase -> phase.name().toLowerCase(Locale.ROOT) + " " + Figures.duration(on(phase)))
        .collect(Collectors.joining(", "));
  }
}
