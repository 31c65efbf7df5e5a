package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;

/** A schema of orders and refunds with times of every type. */
final class Orders {

  static final Schema SCHEMA =
      new Schema(
          List.of(
              table(
                  "public",
                  "orders",
                  column("id", "bigint"),
                  column("status", "text"),
                  column("created", "timestamp without time zone"),
                  column("shipped", "timestamp(3) without time zone"),
                  column("due", "date"),
                  column("paid", "timestamp with time zone"),
                  column("slot", "time without time zone")),
              new Table(
                  new TableName("public", "Parts"),
                  List.of(
                      new Column("id", "bigint", Nullability.NOT_NULL, null),
                      new Column("Code", "text", Nullability.NOT_NULL, null),
                      column("size", "integer"),
                      column("small", "smallint"),
                      column("price", "numeric(10,2)"),
                      column("weight", "double precision"),
                      column("name", "character varying(40)"),
                      column("mark", "character(5)"),
                      column("ref", "uuid"),
                      column("tags", "text[]"),
                      column("words", "character varying(9)[]"),
                      column("ids", "bigint[]"),
                      column("sizes", "integer[]"),
                      column("marks", "character(5)[]"),
                      column("order_id", "bigint")),
                  List.of(),
                  List.of(),
                  1000,
                  1000),
              table(
                  "public",
                  "refunds",
                  column("id", "bigint"),
                  column("order_id", "bigint"),
                  column("created", "timestamp without time zone"),
                  column("received", "timestamp without time zone")),
              table(
                  "public",
                  "names",
                  column("id", "bigint"),
                  column("Ä", "timestamp without time zone"),
                  column("ä", "text")),
              table("old", "orders_of", column("made", "timestamp without time zone")),
              table("one", "twice", column("made", "timestamp without time zone")),
              table("two", "twice", column("made", "timestamp without time zone"))));

  private Orders() {}

  private static Table table(String schema, String name, Column... columns) {
    return new Table(
        new TableName(schema, name), List.of(columns), List.of(), List.of(), 1000, 1000);
  }

  private static Column column(String name, String type) {
    return new Column(name, type, Nullability.NULLABLE, null);
  }

  static Query read(String sql) {
    return new Query(new QueryName("q"), sql, Query.Access.READ, 1, null, 1);
  }
}
