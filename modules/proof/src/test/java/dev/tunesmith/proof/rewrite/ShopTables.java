package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A shop with keys, foreign keys, and keys that do not always hold. */
final class ShopTables {

  private static final TableName CUSTOMERS = new TableName("public", "customers");
  private static final TableName STAFF = new TableName("public", "staff");

  static final Schema SCHEMA =
      new Schema(
          List.of(
              new Table(
                  CUSTOMERS,
                  List.of(
                      needed("id", "integer"),
                      needed("name", "text"),
                      column("city", "text"),
                      column("vip", "boolean")),
                  List.of(index(CUSTOMERS, Set.of(Trait.UNIQUE, Trait.PRIMARY), "id")),
                  List.of(),
                  1000,
                  1000),
              new Table(
                  STAFF,
                  List.of(
                      needed("id", "integer"), needed("badge", "integer"), column("city", "text")),
                  List.of(
                      index(STAFF, Set.of(Trait.UNIQUE, Trait.DEFERRABLE), "id"),
                      index(STAFF, Set.of(Trait.UNIQUE), "badge")),
                  List.of(),
                  1000,
                  1000),
              new Table(
                  new TableName("public", "returns"),
                  List.of(
                      needed("id", "integer"),
                      needed("prior", "bigint"),
                      column("statement", "text")),
                  List.of(),
                  List.of(),
                  1000,
                  1000),
              orders()));

  private ShopTables() {}

  private static Table orders() {
    TableName name = new TableName("public", "orders");
    return new Table(
        name,
        List.of(
            needed("id", "bigint"),
            needed("customer_id", "integer"),
            column("payer_id", "integer"),
            needed("seller_id", "integer"),
            needed("packer_id", "integer"),
            needed("placed", "timestamp without time zone"),
            column("sent", "timestamp without time zone"),
            needed("total", "numeric(10,2)"),
            needed("status", "text")),
        List.of(index(name, Set.of(Trait.UNIQUE, Trait.PRIMARY), "id")),
        List.of(
            new ForeignKey("c", List.of("customer_id"), CUSTOMERS, List.of("id")),
            new ForeignKey("p", List.of("payer_id"), CUSTOMERS, List.of("id")),
            new ForeignKey("s", List.of("seller_id"), STAFF, List.of("badge")),
            new ForeignKey(
                "q", List.of("packer_id"), STAFF, List.of("badge"), ForeignKey.Hold.NOT_ALWAYS)),
        100_000,
        1000);
  }

  private static Index index(TableName table, Set<Trait> traits, String... columns) {
    return new Index(
        table.name() + String.join("_", columns),
        IndexShape.btree(table, Arrays.stream(columns).map(IndexKey::column).toList()),
        traits,
        new Index.Size(1000, 0),
        "create index");
  }

  private static Column needed(String name, String type) {
    return new Column(name, type, Nullability.NOT_NULL, null);
  }

  private static Column column(String name, String type) {
    return new Column(name, type, Nullability.NULLABLE, null);
  }
}
