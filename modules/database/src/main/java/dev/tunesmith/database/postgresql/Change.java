package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import java.util.List;
import java.util.stream.Stream;
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
 * @param extension what it adds to the database beforehand, and removes afterwards, or null
 */
record Change(
    @Nullable TableName table,
    Statements apply,
    Statements undo,
    List<String> refresh,
    List<String> upkeep,
    @Nullable String relation,
    @Nullable Extension extension) {

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
    return new Change(
        null, locking -> List.of(), locking -> List.of(), List.of(), List.of(), null, null);
  }

  /** The same where the database has what it needs, or cannot have it. */
  Change withoutExtension() {
    return new Change(table, apply, undo, refresh, upkeep, relation, null);
  }

  /** The same part by part. */
  Change doneBy(PartitionedIndex parts) {
    return new Change(
        table,
        locking -> parts.create(),
        locking -> parts.drop(),
        refresh,
        upkeep,
        relation,
        extension);
  }

  /** The statements that carry it out. */
  List<String> forwards(Locking locking) {
    Stream<String> before = Stream.ofNullable(extension).map(Extension::create);
    return Stream.concat(before, apply.under(locking).stream()).toList();
  }

  /** The statements that take it back. */
  List<String> backwards(Locking locking) {
    Stream<String> after = Stream.ofNullable(extension).map(Extension::drop);
    return Stream.concat(undo.under(locking).stream(), after).toList();
  }

  Migration migration(Locking locking) {
    Transactionality transactionality =
        table == null || locking == Locking.PLAIN
            ? Transactionality.ALLOWED
            : Transactionality.FORBIDDEN;
    return new Migration(
        forwards(locking),
        backwards(locking),
        transactionality,
        upkeep,
        extension == null ? null : extension.need());
  }
}
