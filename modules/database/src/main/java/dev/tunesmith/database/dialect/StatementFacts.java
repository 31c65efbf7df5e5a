package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Set;

/**
 * What a server itself makes of a statement, through the views that it reaches.
 *
 * @param definitions of those views
 * @param doubt why its answer may differ between two runs over the same rows, else empty
 */
public record StatementFacts(
    List<ResultColumn> columns,
    Set<Relation> relations,
    List<String> definitions,
    String doubt,
    Order order) {

  public StatementFacts {
    columns = List.copyOf(columns);
    definitions = List.copyOf(definitions);
  }

  /** A column of the result, with its type as the catalogue formats it. */
  public record ResultColumn(String name, String type) {}

  /** Something that rows are read from. */
  public record Relation(TableName name, RelationKind kind) {

    /** Whether it can be filled, and how. */
    public enum RelationKind {
      TABLE,
      VIEW,
      OTHER
    }
  }

  /**
   * What the statement says of the order of its rows.
   *
   * @param keys how many sort keys it has
   * @param isTotal whether no two different rows may come in either order
   * @param shown the columns of the result, from 1, that are sort keys
   */
  public record Order(int keys, boolean isTotal, List<Integer> shown) {

    public Order {
      shown = List.copyOf(shown);
    }

    /** Whether it asks for an order. */
    public boolean isAsked() {
      return keys > 0;
    }
  }
}
