package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.LoadComparison;
import java.util.Locale;

/** What a run under load showed, in a line of plain text that cites its evidence. */
record LoadEffect(LoadComparison load) {

  String line() {
    return String.format(
        Locale.ROOT,
        "%d connections, %s a side: %s → %s statements a second, %s; p95 %s → %s; %s%s",
        load.connections(),
        Figures.duration(load.time()),
        Figures.count(Math.round(load.without().meanThroughput())),
        Figures.count(Math.round(load.with().meanThroughput())),
        Figures.change(load.changes().pace().ratio(), load.changes().pace().outcome()),
        Figures.millis(load.without().p95Millis()),
        Figures.millis(load.with().p95Millis()),
        locks(),
        Evidence.cite(load.id()));
  }

  private String locks() {
    return String.format(
        Locale.ROOT,
        "lock waits %d → %d, deadlocks %d → %d, from memory %.1f %% → %.1f %%",
        load.without().lockWaits(),
        load.with().lockWaits(),
        load.without().deadlocks(),
        load.with().deadlocks(),
        100 * load.without().hitRate(),
        100 * load.with().hitRate());
  }
}
