package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Hand-written schemas. */
public final class Tables {

  /** The table of {@link #orders}. */
  public static final TableName ORDERS = new TableName("shop", "orders");

  private Tables() {}

  /** A table of 100 000 orders, most of them delivered, with the given indexes. */
  public static Schema orders(Index... indexes) {
    List<Column> columns =
        List.of(
            column("id", 0, 100_000, 0),
            column("customer_id", 0, 9_000, 0.01),
            column("status", 0, 5, 0.93),
            column("country", 0, 10, 0.2),
            column("email", 0, 90_000, 0),
            column("created_at", 0, 99_000, 0),
            column("cancelled_at", 0.98, 2_000, 0));
    return new Schema(
        List.of(new Table(ORDERS, columns, List.of(indexes), List.of(), 100_000, 10_000_000)));
  }

  private static Column column(String name, double absent, double distinct, double top) {
    return new Column(
        name, "text", Nullability.NULLABLE, new ColumnStatistics(absent, distinct, top, 8));
  }

  /** A full B-tree on the columns, which is nothing but an access path. */
  public static Index index(String name, String... columns) {
    return index(name, shape(columns), Set.of());
  }

  /** An index of that shape. */
  public static Index index(String name, IndexShape shape, Set<Index.Trait> traits) {
    return new Index(name, shape, traits, new Index.Size(8_192L * name.length(), 0), "");
  }

  /** A full B-tree on columns of the orders. */
  public static IndexShape shape(String... columns) {
    return IndexShape.btree(ORDERS, Arrays.stream(columns).map(IndexKey::column).toList());
  }
}
