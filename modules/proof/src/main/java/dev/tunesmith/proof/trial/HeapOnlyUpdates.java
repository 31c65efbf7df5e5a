package dev.tunesmith.proof.trial;

import dev.tunesmith.core.trial.Trial.HeapOnly;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  private static final String COUNTED =
      """
      select coalesce(sum(n_tup_upd), 0), coalesce(sum(n_tup_hot_upd), 0)
        from pg_catalog.pg_stat_xact_user_tables
      """;

  private record Count(long rows, long heapOnly) {
    Count since(Count earlier) {
      return new Count(rows - earlier.rows, heapOnly - earlier.heapOnly);
    }
  }

  private final SandboxSession session;
  private final List<MeasuredWrite> updates;
  private final Map<MeasuredWrite, Count> without = new LinkedHashMap<>();

  HeapOnlyUpdates(SandboxSession session, List<MeasuredWrite> writes) {
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

  private static HeapOnly heapOnly(MeasuredWrite update, Count without, Count with) {
    return new HeapOnly(update.query().name(), with.rows(), without.heapOnly(), with.heapOnly());
  }

  private Count count(MeasuredWrite update) {
    try {
      return session.ask(
          "counting heap-only updates of " + update.query().name(),
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.setEscapeProcessing(false);
              statement.execute(Objects.requireNonNull(update.move()));
              Count before = counted(statement);
              statement.execute(update.query().sql());
              return counted(statement).since(before);
            }
          });
    } catch (StatementFailedException e) {
      // The rows cannot be written anew as they are, for example since a generated key is named.
      return new Count(0, 0);
    }
  }

  private static Count counted(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(COUNTED)) {
      row.next();
      return new Count(row.getLong(1), row.getLong(2));
    }
  }
}
