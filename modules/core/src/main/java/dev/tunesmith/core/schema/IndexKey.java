package dev.tunesmith.core.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key of an index: a column or an expression, with its direction.
 *
 * @param text the column's name (not quoted), or the expression as SQL text
 * @param operatorClass which of its type's operators the index serves; null for the usual ones
 */
public record IndexKey(
    String text, Form form, Direction direction, @Nullable String operatorClass) {

  /** Whether a key is a plain column or an expression over columns. */
  public enum Form {
    COLUMN,
    EXPRESSION
  }

  /** The order in which a key is stored; NULL counts as the greatest value unless it is said. */
  public enum Direction {
    ASCENDING(""),
    DESCENDING(" DESC"),
    ASCENDING_NULLS_FIRST(" NULLS FIRST"),
    DESCENDING_NULLS_LAST(" DESC NULLS LAST");

    private final String words;

    Direction(String words) {
      this.words = words;
    }

    /** What stands behind the key, with a space before it; empty for the usual order. */
    public String words() {
      return words;
    }

    /** The order in which the same index is read from its other end. */
    public Direction reversed() {
      return switch (this) {
        case ASCENDING -> DESCENDING;
        case DESCENDING -> ASCENDING;
        case ASCENDING_NULLS_FIRST -> DESCENDING_NULLS_LAST;
        case DESCENDING_NULLS_LAST -> ASCENDING_NULLS_FIRST;
      };
    }
  }

  /** A key with the usual operators of its type. */
  public IndexKey(String text, Form form, Direction direction) {
    this(text, form, direction, null);
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
    return new IndexKey(text, form, newDirection, operatorClass);
  }

  /** The same key for other operators of its type. */
  public IndexKey with(String newOperatorClass) {
    return new IndexKey(text, form, direction, newOperatorClass);
  }

  /** Whether the key is a plain column. */
  public boolean isColumn() {
    return form == Form.COLUMN;
  }

  @Override
  public String toString() {
    return text + (operatorClass == null ? "" : " " + operatorClass) + direction.words();
  }
}
