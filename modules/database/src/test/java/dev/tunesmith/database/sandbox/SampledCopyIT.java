package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.Copier.Amount;
import dev.tunesmith.database.dialect.Copier.Constant;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.history.WorkloadConstants;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop that is larger than what may be copied. */
class SampledCopyIT {

  private static final String SHOP =
      """
      create table countries (code int primary key, name text);
      insert into countries select g, 'c' || g from generate_series(1, 50) g;
      create table customers (
        id int primary key, country int references countries, boss int references customers,
        pad text);
      insert into customers
        select g, 1 + g % 50, nullif(g / 7, 0), repeat('x', 150) from generate_series(1, 20000) g;
      create table products (id int primary key, name text, pad text);
      insert into products
        select g, 'p' || g, repeat('y', 150) from generate_series(1, 20000) g;
      create table orders (
        id bigint primary key, customer int not null references customers, state text, pad text)
        partition by range (id);
      create table orders_1 partition of orders for values from (0) to (30000);
      create table orders_2 partition of orders default;
      insert into orders
        select g, 1 + g % 20000, case when g % 100 = 0 then 'open' else 'done' end,
               repeat('z', 60) from generate_series(1, 60000) g;
      create table lines (
        "order" bigint references orders, product int references products, number int, pad text,
        primary key ("order", number));
      insert into lines
        select 1 + g / 3, 1 + (power(g % 1000, 2) / 50)::int, g % 3, repeat('w', 40)
          from generate_series(0, 179999) g;
      create table visits (at timestamptz, page int);
      insert into visits select now(), g % 7 from generate_series(1, 100000) g;
      analyze;
      """;

  private static DataSource source;
  private static SandboxCopy copy;
  private static DataSource copied;

  @BeforeAll
  static void copies_a_part() {
    source = TestServer.database(SHOP);
    Target target = Target.of(source);
    Workload asked =
        new Workload(
            List.of(
                new Query(
                    new QueryName("of-one"),
                    "select * from customers c join orders o on o.customer = c.id where c.id = 4711"
                        + " and o.state = 'open'",
                    Query.Access.READ,
                    1,
                    null,
                    1)),
            List.of());
    List<Constant> constants = WorkloadConstants.of(asked, target.readSchema());
    assertThat(constants)
        .containsExactly(
            new Constant(new TableName("public", "customers"), "id", "4711"),
            new Constant(new TableName("public", "orders"), "state", "'open'"));
    copy =
        SandboxFactory.copy(
            target,
            EmbeddedServer.Settings.SMALL,
            ServerStock.onClassPath(),
            new Amount(8L << 20, constants));
    copied = ((EmbeddedSandbox) copy.sandbox()).dataSource();
  }

  @AfterAll
  static void stops() {
    copy.sandbox().close();
  }

  @Test
  void a_part_of_the_rows_arrives_and_says_so() {
    assertThat(copy.share()).isBetween(0.1, 0.5);
    assertThat(copy.notes()).anyMatch(note -> note.contains("larger than what is to be copied"));
    assertThat(number("select count(*) from countries")).isEqualTo(50);
    double kept = number("select count(*) from visits") / 100_000;
    assertThat(kept).isBetween(copy.share() * 0.8, copy.share() * 1.2);
  }

  @Test
  void every_reference_leads_to_a_row() {
    String keys = "select count(*) from pg_constraint where contype = 'f' and convalidated";

    assertThat(TestServer.ask(copied, keys)).isEqualTo(TestServer.ask(source, keys));
    assertThat(copy.notes()).noneMatch(note -> note.contains("constraint"));
  }

  @Test
  void what_belongs_together_is_there_together() {
    String orders =
        "select count(*) from orders o where (select count(*) from lines l where l.\"order\" ="
            + " o.id) = 3";
    double whole = number(orders) / number("select count(*) from orders");

    // Those that are there for a constant or a reference alone lack theirs.
    assertThat(whole).isGreaterThan(0.95);
  }

  @Test
  void constants_are_there_and_what_is_frequent_stays_so() {
    assertThat(number("select count(*) from customers where id = 4711")).isEqualTo(1);
    double open =
        number("select count(*) from orders where state = 'open'")
            / number("select count(*) from orders");
    assertThat(open).isBetween(0.005, 0.02);
  }

  private static double number(String sql) {
    return Double.parseDouble(TestServer.ask(copied, sql));
  }
}
