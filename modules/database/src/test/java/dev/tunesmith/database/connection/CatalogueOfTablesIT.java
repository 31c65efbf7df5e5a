package dev.tunesmith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Counter;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table.Form;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.TestServer;
import org.junit.jupiter.api.Test;

class CatalogueOfTablesIT {

  @Test
  void tables_are_told_from_wholes_parts_and_kept_answers_and_say_how_far_they_have_counted() {
    Schema schema =
        Target.of(
                TestServer.database(
                    """
                    create table plain (id serial primary key, big bigserial, none integer);
                    insert into plain (none) values (1), (2);
                    select setval('plain_id_seq', 2000000000);
                    create table smalls (id smallint generated always as identity primary key);
                    insert into smalls default values;
                    create table unused (id serial primary key);
                    create sequence alone;
                    select nextval('alone');
                    create table whole (at date not null) partition by range (at);
                    create table part partition of whole for values from (minvalue) to (maxvalue);
                    create materialized view kept as select count(*) from plain;
                    """))
            .readSchema();

    assertThat(form(schema, "plain")).isEqualTo(Form.TABLE);
    assertThat(form(schema, "whole")).isEqualTo(Form.PARTITIONED);
    assertThat(form(schema, "part")).isEqualTo(Form.PARTITION);
    assertThat(form(schema, "kept")).isEqualTo(Form.VIEW);
    assertThat(schema.counters())
        .containsExactlyInAnyOrder(
            counter("plain", "id", 2_000_000_000, Integer.MAX_VALUE),
            counter("plain", "big", 2, Long.MAX_VALUE),
            counter("smalls", "id", 1, Short.MAX_VALUE));
  }

  @Test
  void a_table_tells_how_many_rows_changed_since_its_statistics_were_gathered() {
    Schema schema =
        Target.of(
                TestServer.database(
                    """
                    create table known (id int) with (autovacuum_enabled = off);
                    create table loaded (id int) with (autovacuum_enabled = off);
                    create table never (id int) with (autovacuum_enabled = off);
                    insert into known select generate_series(1, 400);
                    insert into loaded select generate_series(1, 400);
                    insert into never select generate_series(1, 300);
                    select pg_stat_force_next_flush();
                    analyze known, loaded;
                    insert into loaded select generate_series(1, 500);
                    select pg_stat_force_next_flush();
                    """))
            .readSchema();

    assertThat(unseen(schema, "known")).isZero();
    assertThat(unseen(schema, "loaded")).isEqualTo(500);
    assertThat(unseen(schema, "never")).isEqualTo(300);
  }

  private static long unseen(Schema schema, String table) {
    return schema.table(new TableName("public", table)).orElseThrow().unseen();
  }

  private static Form form(Schema schema, String table) {
    return schema.table(new TableName("public", table)).orElseThrow().form();
  }

  private static Counter counter(String table, String column, long last, long most) {
    String sequence = "public." + table + "_" + column + "_seq";
    return new Counter(sequence, new TableName("public", table), column, last, most);
  }
}
