package dev.tunesmith.core.testing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A small shop: orders of customers, two readers, one writer, and a redundant index. */
public final class Shop {

  /** The table that most is about. */
  public static final TableName ORDERS = new TableName("shop", "orders");

  /** The table that orders refer to. */
  public static final TableName CUSTOMERS = new TableName("shop", "customers");

  /** The slow reader. */
  public static final QueryName BY_CUSTOMER = new QueryName("orders_by_customer");

  /** Another reader. */
  public static final QueryName BY_DAY = new QueryName("orders_by_day");

  /** The writer. */
  public static final QueryName PLACE_ORDER = new QueryName("place_order");

  private static final Comparison.Plans READ_PLANS =
      new Comparison.Plans(
          new PlanShape("Seq Scan on shop.orders"),
          new PlanShape("Index Scan on shop.orders using orders_customer_id"));

  private static final Comparison.Plans WRITE_PLANS =
      new Comparison.Plans(
          new PlanShape("ModifyTable on shop.orders"), new PlanShape("ModifyTable on shop.orders"));

  private Shop() {}

  /** An ascending B-tree on columns. */
  public static IndexShape btree(TableName table, String... columns) {
    return IndexShape.btree(table, Arrays.stream(columns).map(IndexKey::column).toList());
  }

  /** An index that was never used. */
  public static Index index(String name, IndexShape shape, Index.Trait... traits) {
    return new Index(name, shape, Set.of(traits), new Index.Size(8192, 0), "create index " + name);
  }

  /** The catalogue. */
  public static Schema schema() {
    return new Schema(List.of(orders(), customers()));
  }

  private static Table orders() {
    return new Table(
        ORDERS,
        columns("id", "customer_id", "placed_on", "status", "total", "note"),
        List.of(
            index("orders_pkey", btree(ORDERS, "id"), Index.Trait.PRIMARY, Index.Trait.UNIQUE),
            index("orders_placed_on", btree(ORDERS, "placed_on")),
            index("orders_placed_on_status", btree(ORDERS, "placed_on", "status"))),
        List.of(
            new ForeignKey("orders_customer", List.of("customer_id"), CUSTOMERS, List.of("id"))),
        100_000,
        50_000_000);
  }

  private static Table customers() {
    return new Table(
        CUSTOMERS,
        columns("id", "region"),
        List.of(
            index("customers_pkey", btree(CUSTOMERS, "id"), Index.Trait.PRIMARY),
            index("customers_identity", btree(CUSTOMERS, "id"), Index.Trait.REPLICA_IDENTITY)),
        List.of(),
        1000,
        100_000);
  }

  private static List<Column> columns(String... names) {
    return Arrays.stream(names)
        .map(name -> new Column(name, "bigint", Column.Nullability.NOT_NULL, null))
        .toList();
  }

  /** The statements. */
  public static Workload workload() {
    return new Workload(
        List.of(
            read(BY_CUSTOMER, "select * from shop.orders where customer_id = 42"),
            read(BY_DAY, "select status from shop.orders where placed_on = date '2024-02-02'"),
            new Query(
                PLACE_ORDER, "insert into shop.orders values (1)", Query.Access.WRITE, 1, null, 9)),
        List.of());
  }

  /** A reading statement that runs once. */
  public static Query read(QueryName name, String sql) {
    return new Query(name, sql, Query.Access.READ, 1, null, 1);
  }

  /** The statements as they were measured first, as E2, E3 and E4. */
  public static List<Measurement> baseline() {
    return List.of(
        measured(2, BY_CUSTOMER, 100, 0.8, Plans.seqScan("shop.orders", 100_000).plan()),
        measured(
            3,
            BY_DAY,
            20,
            0.16,
            Plans.node("Index Scan").on("shop.orders").using("orders_placed_on").plan()),
        measured(4, PLACE_ORDER, 5, 0.04, Plans.node("ModifyTable").on("shop.orders").plan()));
  }

  /** One measurement. */
  public static Measurement measured(
      int evidence, QueryName query, double millis, double share, Plan plan) {
    return new Measurement(EvidenceId.of(evidence), query, timing(millis), share, plan);
  }

  /** Ten runs of one row. */
  public static Timing timing(double millis) {
    return new Timing(10, millis, millis * 1.2, 500, 1);
  }

  /** A comparison whose interval is as narrow as can be; plans differ by an index. */
  public static Comparison compared(
      int evidence, QueryName query, double without, double with, Outcome outcome) {
    double ratio = with / without;
    return new Comparison(
        EvidenceId.of(evidence),
        query,
        timing(without),
        timing(with),
        new Ratio(ratio, ratio * 0.99, ratio * 1.01),
        outcome,
        query.equals(PLACE_ORDER) ? WRITE_PLANS : READ_PLANS);
  }
}
