package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.text.Figures;

/** What a run under load showed, in a line of plain text that cites its evidence. */
record LoadEffect(LoadComparison load) {

  String line() {
    return "%s connections, %s a side: %s statements a second, %s; p95 %s → %s; %s%s"
        .formatted(
            load.connections(),
            Figures.duration(load.time()),
            pace(load.without()) + " → " + pace(load.with()),
            load.changes().pace().words(),
            Figures.millis(load.without().p95Millis()),
            Figures.millis(load.with().p95Millis()),
            locks(),
            Evidence.cite(load.id()));
  }

  private static String pace(LoadComparison.Side side) {
    return Figures.count(Math.round(side.meanThroughput()));
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
