package dev.tunesmith.database.postgresql.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the catalogue says of every row of a table, and what it says of some alone. */
class RowConditionsIT {

  private static List<Table> tables;

  @BeforeAll
  static void reads_a_catalogue() {
    tables =
        Target.of(
                TestServer.database(
                    """
                    create type size as enum ('S', 'L');
                    create table places (id integer primary key, size size);
                    alter table places add check (id >= 0) no inherit;
                    alter table places add check (id < 5000) not valid;
                    create table events (
                      at date not null, place integer references places,
                      check (place >= 0 and at > '2020-01-01'))
                      partition by range (at);
                    create table events_old partition of events
                      for values from ('2024-01-01') to ('2024-07-01');
                    """))
            .readSchema()
            .tables();
  }

  @Test
  void a_foreign_key_of_a_partitioned_table_is_none_of_its_partitions() {
    assertThat(tables)
        .extracting(table -> table.name().name() + " " + table.foreignKeys().size())
        .containsExactly("events 1", "events_old 0", "places 0");
  }

  @Test
  void checks_are_those_that_every_row_has_passed() {
    assertThat(tables)
        .extracting(table -> table.name().name() + " " + table.checks())
        .containsExactly(
            "events [((place >= 0) AND (at > '2020-01-01'::date))]",
            "events_old [((place >= 0) AND (at > '2020-01-01'::date))]",
            "places [(size = ANY (enum_range(NULL::public.size)))]");
  }
}
