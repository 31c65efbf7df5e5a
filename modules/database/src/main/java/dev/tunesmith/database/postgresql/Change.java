package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One remedy as PostgreSQL carries it out.
 *
 * @param table what must not be locked meanwhile, or null
 * @param apply for a way of locking, the statements that carry it out
 * @param undo for a way of locking, the statements that take it back
 * @param refresh the statements that bring statistics up to date afterwards
 * @param upkeep the statements that its user has to run from time to time
 * @param relation the quoted name of what takes space and was created or is dropped, or null
 */
record Change(
    @Nullable TableName table,
    Statements apply,
    Statements undo,
    List<String> refresh,
    List<String> upkeep,
    @Nullable String relation) {

  /** Statements that may let the table's users work meanwhile. */
  @FunctionalInterface
  interface Statements {
    List<String> under(Locking locking);
  }

  Change {
    refresh = List.copyOf(refresh);
    upkeep = List.copyOf(upkeep);
  }

  /** A change that leaves the database as it is. */
  static Change none() {
    return new Change(null, locking -> List.of(), locking -> List.of(), List.of(), List.of(), null);
  }

  Migration migration(Locking locking) {
    Transactionality transactionality =
        table == null || locking == Locking.PLAIN
            ? Transactionality.ALLOWED
            : Transactionality.FORBIDDEN;
    return new Migration(apply.under(locking), undo.under(locking), transactionality, upkeep);
  }
}
