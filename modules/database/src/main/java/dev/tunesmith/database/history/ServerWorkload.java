package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementHistory.Memory;
import dev.tunesmith.database.workload.WorkloadException;
import dev.tunesmith.database.workload.WorkloadSource;
import java.util.List;

/**
 * The workload that the target's server itself remembers, without a file. A statement weighs as
 * often as it ran. Its constants are not remembered: they are chosen from the statistics of the
 * columns they are compared with, so that about as many rows come back as did on average.
 */
public final class ServerWorkload implements WorkloadSource {

  @Override
  public String name() {
    return "what the server remembers";
  }

  @Override
  public Workload read(Target target) {
    StatementHistory history = target.dialect().history();
    Memory memory = target.snapshots().read("reading " + history.name(), history::read);
    memory.missing().ifPresent(ServerWorkload::refuse);
    Schema schema = NamedRelations.of(target);
    Sorting sorting = Sorting.of(memory, schema);
    List<Query> bursts =
        new Bursts(target, schema).of(new CountedRepetition(target).among(sorting.taken()));
    Workload workload = new Recollection(new Recall(target, history)).of(sorting, bursts);
    if (workload.queries().isEmpty()) {
      throw new WorkloadException(nothing(history, workload));
    }
    return workload;
  }

  private static void refuse(String reason) {
    throw new WorkloadException(reason);
  }

  private static String nothing(StatementHistory history, Workload workload) {
    String first =
        workload.leftOut().isEmpty() ? "it is empty" : workload.leftOut().get(0).reason();
    return "%s holds no statement that can be tuned (%s); let the application work for a while, or give --workload FILE"
        .formatted(history.name(), first);
  }
}
