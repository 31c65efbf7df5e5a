package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.ColumnTypeChange;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.util.List;

/** Writes the statements that give a column another type. */
final class ColumnTypes {

  /* To go there and back must lead to the same value; one that the type does not take is an error
   * of the cast itself. Nobody writes another one in between. */
  private static final String CHECKED =
      """
      DO $change$ BEGIN
        LOCK TABLE %1$s IN ACCESS EXCLUSIVE MODE;
        IF EXISTS (SELECT FROM %1$s WHERE %2$s::%3$s::%4$s IS DISTINCT FROM %2$s) THEN
          RAISE EXCEPTION 'a value of %% would be another one', %5$s
            USING ERRCODE = 'data_exception';
        END IF;
        %6$s;
      END $change$\
      """;

  private ColumnTypes() {}

  /** The planner knows nothing of a column that was written anew. */
  static List<String> forwards(ColumnTypeChange change) {
    String table = Names.quote(change.table());
    String column = Names.quote(change.column());
    return List.of(
        CHECKED.formatted(
            table,
            column,
            change.after(),
            change.before(),
            Names.literal(change.column()),
            alter(table, column, change.after())),
        "ANALYZE " + table);
  }

  static List<String> backwards(ColumnTypeChange change) {
    String table = Names.quote(change.table());
    return List.of(alter(table, Names.quote(change.column()), change.before()), "ANALYZE " + table);
  }

  private static String alter(String table, String column, String type) {
    return "ALTER TABLE "
        + table
        + " ALTER COLUMN "
        + column
        + " TYPE "
        + type
        + " USING "
        + column
        + "::"
        + type;
  }
}
