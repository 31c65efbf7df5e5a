package dev.tunesmith.proof;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxFactory;
import java.util.Arrays;
import java.util.List;

/** A real sandbox that holds 200,000 orders, and the statements that are asked of it. */
public final class OrdersSandbox {

  public static final TableName ORDERS = new TableName("public", "orders");

  public static final Query OF_CUSTOMER =
      read("of customer", "select * from orders where customer_id = 4711");
  public static final Query BY_KEY = read("by key", "select * from orders where id = 77");

  /** The late ones all have the latest dates, so that walking the dates finds them last. */
  public static final Query FIRST_LATE =
      read("first late", "select * from orders where kind = 'late' order by created limit 10");

  public static final Query EARLIEST =
      read("earliest", "select * from orders order by created limit 20");
  public static final Query INSERT =
      write(
          "insert",
          """
          insert into orders
          select 10000000 + g, g * 7919 % 20000, 'normal', now(), md5(g::text), 1
          from generate_series(1, 2000) g\
          """);
  public static final Query UPDATE =
      write("update", "update orders set amount = amount + 1 where id between 500 and 900");

  private static final String TABLE =
      """
      create table orders (
        id integer primary key, customer_id integer not null, kind text not null,
        created timestamp not null, note text not null, amount integer not null)\
      """;

  // A fixed multiplier scatters the dates over the table as a real heap would.
  private static final String ROWS =
      """
      insert into orders
      select g, g::bigint * 7919 % 20000,
        case when g::bigint * 104729 % 200000 >= 190000 then 'late' else 'normal' end,
        timestamp '2024-01-01' + g::bigint * 104729 % 200000 * interval '1 minute',
        md5(g::text), g % 100
      from generate_series(1, 200000) g\
      """;

  private static final String INDEXES =
      """
      create index orders_kind_amount on orders (kind, amount);
      create index orders_kind on orders (kind)\
      """;

  private OrdersSandbox() {}

  /** The database that is copied, filled once. */
  private static final class Source {
    // Closed by its own shutdown hook.
    static final EmbeddedServer SERVER = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);

    static {
      SERVER.execute(String.join(";\n", TABLE, ROWS, INDEXES));
    }
  }

  /** A new sandbox; who opens it closes it. */
  public static Sandbox open() {
    try (Target target = Target.of(Source.SERVER.dataSource())) {
      return SandboxFactory.copy(target, EmbeddedServer.Settings.SANDBOX).sandbox();
    }
  }

  /** A new sandbox of orders and what {@code definition} makes; {@code undo} removes it again. */
  public static Sandbox openWith(String definition, String undo) {
    Source.SERVER.execute(definition);
    try {
      return open();
    } finally {
      Source.SERVER.execute(undo);
    }
  }

  public static CreateIndex index(String name, String... columns) {
    List<IndexKey> keys = Arrays.stream(columns).map(IndexKey::column).toList();
    return new CreateIndex(name, IndexShape.btree(ORDERS, keys));
  }

  public static Workload workload(Query... queries) {
    return new Workload(List.of(queries), List.of());
  }

  public static Query read(String name, String sql) {
    return new Query(new QueryName(name), sql, Query.Access.READ, 1, null, 1);
  }

  public static Query write(String name, String sql) {
    return new Query(new QueryName(name), sql, Query.Access.WRITE, 1, null, 1);
  }
}
