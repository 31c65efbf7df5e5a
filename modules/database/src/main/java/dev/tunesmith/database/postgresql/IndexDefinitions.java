package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the statements that create and drop indexes. */
final class IndexDefinitions {

  /** Whether the table may be written to meanwhile. */
  enum Locking {
    /** Lets the table's users work; cannot run in a transaction. */
    CONCURRENT,
    PLAIN
  }

  private static final String CHECK =
      """
      DO $check$ BEGIN
        IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = %s::regclass) THEN
          RAISE EXCEPTION 'the index %% is not whole: run the undo file, then try again', %s;
        END IF;
      END $check$\
      """;

  private IndexDefinitions() {}

  static String create(CreateIndex remedy, Locking locking) {
    return create(remedy, locking, "");
  }

  /** Of a partitioned table alone, so that nothing is built yet. */
  static String createOnly(CreateIndex remedy) {
    return create(remedy, Locking.PLAIN, "ONLY ");
  }

  private static String create(CreateIndex remedy, Locking locking, String only) {
    IndexShape shape = remedy.shape();
    String using = shape.method().equals("btree") ? "" : " USING " + Names.quote(shape.method());
    String include =
        shape.included().isEmpty()
            ? ""
            : " INCLUDE ("
                + shape.included().stream().map(Names::quote).collect(Collectors.joining(", "))
                + ")";
    return "CREATE INDEX "
        + word(locking)
        + Names.quote(remedy.name())
        + " ON "
        + only
        + Names.quote(shape.table())
        + using
        + " ("
        + shape.keys().stream().map(IndexDefinitions::key).collect(Collectors.joining(", "))
        + ")"
        + include
        + where(shape.predicate());
  }

  /** Fails where an index is not whole: what broke off while it was built stays behind. */
  static String check(String schema, String name) {
    return CHECK.formatted(Names.literal(Names.quote(schema, name)), Names.literal(name));
  }

  static String drop(String schema, String name, Locking locking) {
    return "DROP INDEX " + word(locking) + Names.quote(schema, name);
  }

  /** The server's own definition, made concurrent if asked. */
  static String again(String definition, Locking locking) {
    return locking == Locking.PLAIN
        ? definition
        : definition.replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ");
  }

  private static String word(Locking locking) {
    return locking == Locking.CONCURRENT ? "CONCURRENTLY " : "";
  }

  private static String key(IndexKey key) {
    String text =
        key.isColumn() ? Names.quote(key.text()) : "(" + SqlText.expression(key.text()) + ")";
    return text + operators(key.operatorClass()) + key.direction().words();
  }

  private static String operators(@Nullable String name) {
    return name == null
        ? ""
        : " " + Stream.of(name.split("\\.")).map(Names::quote).collect(Collectors.joining("."));
  }

  private static String where(@Nullable String predicate) {
    return predicate == null ? "" : " WHERE " + SqlText.expression(predicate);
  }
}
