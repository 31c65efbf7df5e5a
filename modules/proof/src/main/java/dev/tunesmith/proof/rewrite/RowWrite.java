package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import java.util.List;
import java.util.Optional;

/**
 * A write of the rows of one table, read as a query: which rows it writes, and with what. Two
 * writes of one frame whose readings answer the same do the same.
 */
interface RowWrite {

  /**
   * A write in other words.
   *
   * @param conditions what was found true so that it does the same, a sentence each
   */
  record Saying(String sql, List<String> conditions) {

    public Saying {
      conditions = List.copyOf(conditions);
    }
  }

  /** The statement read; empty where it is no write, or one that does more than can be read. */
  static Optional<RowWrite> of(String text, Schema schema) {
    String sql = text.replaceFirst("(\\s*;)+\\s*$", "");
    return Optional.of(sql)
        .filter(each -> StatementKind.of(SqlText.code(each)) == StatementKind.WRITE)
        .flatMap(each -> WrittenSelect.of(each).or(() -> KeyedWrite.of(each, schema)))
        .filter(write -> SqlText.objectionToQuery(SqlText.code(write.reading())).isEmpty());
  }

  /** What no rewrite may change: what is done with which columns, and what is answered. */
  List<String> frame();

  /** The query that answers the rows that are written, and what is written into them. */
  String reading();

  /** The query by which the rows are found and what is read for them, which rules may change. */
  String asked();

  /** The write that does the same by {@code other}, which answers the same as what is asked. */
  Optional<Saying> saying(String other);
}
