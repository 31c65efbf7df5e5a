package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.text.Figures;
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
        load.changes().pace().words(),
        Figures.millis(load.without().p95Millis()),
        Figures.millis(load.with().p95Millis()),
        locks(),
        Evidence.cite(load.id()));
  }

  private String locks() {
    return "lock waits %s → %s, deadlocks %s → %s, from memory %s → %s"
        .formatted(
            load.without().lockWaits(),
            load.with().lockWaits(),
            load.without().deadlocks(),
            load.with().deadlocks(),
            Figures.percent(load.without().hitRate()),
            Figures.percent(load.with().hitRate()));
  }
}
