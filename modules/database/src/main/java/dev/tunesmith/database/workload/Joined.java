package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.core.workload.Workload.LeftOut;
import java.util.ArrayList;
import java.util.List;

/** Several workloads as one: names stay different, and what differs only in values is one again. */
public final class Joined {

  private Joined() {}

  /** All of these together. */
  public static Workload of(List<Workload> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    UnusedNames names = new UnusedNames();
    List<Query> queries = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    List<Traffic> traffic = new ArrayList<>();
    for (Workload part : parts) {
      part.queries().forEach(query -> queries.add(query.named(names.like(query.name().value()))));
      leftOut.addAll(part.leftOut());
      traffic.addAll(part.traffic());
    }
    return Templates.merged(new Workload(queries, leftOut, traffic));
  }
}
