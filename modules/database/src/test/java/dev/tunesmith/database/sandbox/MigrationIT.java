package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is handed over for a target whose writers go on working. */
class MigrationIT {

  private static final CreateIndex BY_CUSTOMER =
      new CreateIndex(
          "orders_by_customer",
          IndexShape.btree(
              new TableName("public", "orders"),
              List.of(IndexKey.column("customer"), IndexKey.column("at"))));

  private static final String VISITS_INDEXES =
      "select count(*) || ' ' || coalesce(bool_and(indisvalid)::text, '') from pg_index i"
          + " join pg_partition_tree('visits') t on t.relid = i.indrelid";

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_a_shop() {
    String shop =
        """
        create table orders (id int primary key, customer int, at timestamptz, note text);
        create index orders_by_note on orders (note);
        create table visits (at date not null, place integer)
          partition by range (at);
        create table visits_old partition of visits
          for values from ('2024-01-01') to ('2024-07-01')
          partition by list (place);
        create table "Visits at 7" partition of visits_old for values in (7);
        create table visits_old_rest partition of visits_old default;
        create table visits_new partition of visits default;
        insert into visits
        select '2024-01-01'::date + g % 366, g % 1000
          from generate_series(1, 2000) g;
        """;
    sandbox =
        SandboxFactory.copy(Target.of(TestServer.database(shop)), EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @Test
  void a_migration_for_the_target_does_not_stop_its_writers() {
    Migration create = sandbox.migration(BY_CUSTOMER);

    assertThat(create.apply())
        .first()
        .isEqualTo("CREATE INDEX CONCURRENTLY orders_by_customer ON public.orders (customer, at)");
    assertThat(create.apply().get(1)).contains("indisvalid", "'public.orders_by_customer'");
    assertThat(create.undo()).containsExactly("DROP INDEX CONCURRENTLY public.orders_by_customer");
    assertThat(create.inTransaction()).isEqualTo(Migration.Transactionality.FORBIDDEN);

    Remedy drop = new DropIndex(sandbox.schema().index("orders_by_note").orElseThrow());
    assertThat(sandbox.migration(drop).undo())
        .first()
        .isEqualTo("CREATE INDEX CONCURRENTLY orders_by_note ON public.orders USING btree (note)");
  }

  @Test
  void a_partitioned_table_gets_its_index_part_by_part_and_loses_all_of_it() {
    CreateIndex byPlace =
        new CreateIndex(
            "visits by place",
            IndexShape.btree(new TableName("public", "visits"), List.of(IndexKey.column("place"))));
    Migration create = sandbox.migration(byPlace);
    DataSource copied = ((EmbeddedSandbox) sandbox).dataSource();

    assertThat(create.apply())
        .filteredOn(sql -> sql.startsWith("CREATE INDEX ") && !sql.contains("CONCURRENTLY"))
        .hasSize(2)
        .allMatch(sql -> sql.contains(" ON ONLY "));
    assertThat(create.inTransaction()).isEqualTo(Migration.Transactionality.FORBIDDEN);

    create.apply().forEach(sql -> TestServer.execute(copied, sql));
    assertThat(TestServer.ask(copied, VISITS_INDEXES)).isEqualTo("5 true");
    create.undo().forEach(sql -> TestServer.execute(copied, sql));
    assertThat(TestServer.ask(copied, VISITS_INDEXES)).isEqualTo("0 ");

    // Broken off in the middle: the check says so, and the undo leaves nothing.
    create.apply().subList(0, 3).forEach(sql -> TestServer.execute(copied, sql));
    assertThatThrownBy(
            () -> TestServer.execute(copied, create.apply().get(create.apply().size() - 1)))
        .hasStackTraceContaining("is not whole");
    create.undo().forEach(sql -> TestServer.execute(copied, sql));
    assertThat(TestServer.ask(copied, VISITS_INDEXES)).isEqualTo("0 ");
  }
}
