package dev.tunesmith.core.schema;

/**
 * One key of an index: a column or an expression, with its direction.
 *
 * @param text the column's name (not quoted), or the expression as SQL text
 */
public record IndexKey(String text, Form form, Direction direction) {

  /** Whether a key is a plain column or an expression over columns. */
  public enum Form {
    COLUMN,
    EXPRESSION
  }

  /** The order in which a key is stored. */
  public enum Direction {
    ASCENDING,
    DESCENDING
  }

  /** An ascending key on a plain column. */
  public static IndexKey column(String name) {
    return new IndexKey(name, Form.COLUMN, Direction.ASCENDING);
  }

  /** An ascending key on an expression. */
  public static IndexKey expression(String sql) {
    return new IndexKey(sql, Form.EXPRESSION, Direction.ASCENDING);
  }

  /** The same key in the given direction. */
  public IndexKey in(Direction newDirection) {
    return new IndexKey(text, form, newDirection);
  }

  /** Whether the key is a plain column. */
  public boolean isColumn() {
    return form == Form.COLUMN;
  }

  @Override
  public String toString() {
    return direction == Direction.DESCENDING ? text + " DESC" : text;
  }
}
