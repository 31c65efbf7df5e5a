package dev.tunesmith.proof.trial;

import dev.tunesmith.core.trial.Trial.HeapOnly;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.dialect.ServerActivity;
import dev.tunesmith.database.dialect.ServerActivity.UpdatedRows;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts the rows of UPDATEs that need no new entry in any index. Rows just copied lie on pages
 * without room, where no update is heap-only; so in the same transaction they are written anew as
 * they are first, and then lie on a page that has room.
 */
final class HeapOnlyUpdates {

  private final SandboxSession session;
  private final ServerActivity activity;
  private final List<MeasuredWrite> updates;
  private final Map<MeasuredWrite, UpdatedRows> without = new LinkedHashMap<>();

  HeapOnlyUpdates(SandboxSession session, ServerActivity activity, List<MeasuredWrite> writes) {
    this.activity = activity;
    this.session = session;
    this.updates = writes.stream().filter(write -> write.move() != null).toList();
  }

  /** To be called while the remedies are not there. */
  void countWithout() {
    updates.forEach(update -> without.put(update, count(update)));
  }

  /** To be called while they are; those that are heap-only neither way are left out. */
  List<HeapOnly> countWith() {
    return without.entrySet().stream()
        .map(entry -> heapOnly(entry.getKey(), entry.getValue(), count(entry.getKey())))
        .filter(each -> each.without() + each.with() > 0)
        .toList();
  }

  private static HeapOnly heapOnly(MeasuredWrite update, UpdatedRows without, UpdatedRows with) {
    return new HeapOnly(update.query().name(), with.rows(), without.heapOnly(), with.heapOnly());
  }

  private UpdatedRows count(MeasuredWrite update) {
    try {
      return session.ask(
          "counting heap-only updates of " + update.query().name(),
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.setEscapeProcessing(false);
              statement.execute(Objects.requireNonNull(update.move()));
              UpdatedRows before = activity.updatedRows(connection);
              statement.execute(update.query().sql());
              return activity.updatedRows(connection).since(before);
            }
          });
    } catch (StatementFailedException e) {
      // The rows cannot be written anew as they are, for example since a generated key is named.
      return new UpdatedRows(0, 0);
    }
  }
}
