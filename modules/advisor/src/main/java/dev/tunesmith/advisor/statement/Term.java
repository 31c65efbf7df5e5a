package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.IndexKey;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something of one table that an index could have as a key: a column, or an expression over its
 * columns.
 *
 * @param text the column's name (not quoted), or the expression without table names
 * @param columns the columns it reads, not quoted
 */
public record Term(String text, IndexKey.Form form, List<String> columns) {

  public Term {
    columns = List.copyOf(columns);
  }

  /** A plain column. */
  public static Term column(String name) {
    return new Term(name, IndexKey.Form.COLUMN, List.of(name));
  }

  Term inWords(UnaryOperator<String> words) {
    return isColumn() ? this : new Term(words.apply(text), form, columns);
  }

  /** An ascending key on it. */
  public IndexKey key() {
    return new IndexKey(text, form, IndexKey.Direction.ASCENDING);
  }

  /** Whether it is a plain column. */
  public boolean isColumn() {
    return form == IndexKey.Form.COLUMN;
  }
}
