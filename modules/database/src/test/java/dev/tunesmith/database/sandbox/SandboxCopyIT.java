package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.TestResources;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SandboxCopyIT {

  private static DataSource source;
  private static Target target;
  private static SandboxCopy copy;

  @BeforeAll
  static void copies_the_target() {
    source = TestServer.database(TestResources.text("/rich-schema.sql"));
    TestServer.execute(
        source,
        "alter database "
            + TestServer.ask(source, "select current_database()")
            + " set random_page_cost = 1.25");
    target = Target.of(source);
    copy = SandboxFactory.copy(target, EmbeddedServer.Settings.SMALL);
  }

  @AfterAll
  static void stops_the_sandbox() {
    copy.sandbox().close();
  }

  @Test
  void every_row_of_every_table_arrives_unchanged() {
    DataSource copied = ((EmbeddedSandbox) copy.sandbox()).dataSource();

    for (String table :
        List.of(
            "public.customers",
            "\"Odd Schema\".\"Order Lines\"",
            "public.events_2023",
            "public.events_2024",
            "public.totals")) {
      String checksum =
          "select count(*) || ' ' || md5(string_agg(md5(t::text), '' order by t::text)) from only "
              + table
              + " t";
      assertThat(TestServer.ask(copied, checksum))
          .as(table)
          .isEqualTo(TestServer.ask(source, checksum));
    }
    assertThat(copy.rows()).isEqualTo(55_000);
  }

  @Test
  void every_row_is_known_to_be_visible_so_that_an_index_alone_may_answer() {
    DataSource copied = ((EmbeddedSandbox) copy.sandbox()).dataSource();

    assertThat(
            TestServer.ask(
                copied,
                "select count(*) filter (where relallvisible < 0.9 * relpages) || ' of ' ||"
                    + " count(*) from pg_class where relkind = 'r' and relpages > 0 and"
                    + " relnamespace in ('public'::regnamespace, '\"Odd Schema\"'::regnamespace)"))
        .startsWith("0 of ")
        .isNotEqualTo("0 of 0");
  }

  @Test
  void tables_columns_and_foreign_keys_are_those_of_the_target() {
    Map<TableName, Table> there = byName(target.readSchema());
    Map<TableName, Table> here = byName(copy.sandbox().schema());

    assertThat(here.keySet()).isEqualTo(there.keySet());
    there.forEach(
        (name, table) -> {
          assertThat(here.get(name).foreignKeys())
              .usingRecursiveFieldByFieldElementComparatorIgnoringFields("hold")
              .isEqualTo(table.foreignKeys());
          assertThat(here.get(name).columns())
              .extracting(c -> c.name() + " " + c.type() + " " + c.nullability())
              .isEqualTo(
                  table.columns().stream()
                      .map(c -> c.name() + " " + c.type() + " " + c.nullability())
                      .toList());
        });
  }

  @Test
  void indexes_keep_their_names_definitions_and_traits() {
    assertThat(described(copy.sandbox().schema())).isEqualTo(described(target.readSchema()));
  }

  @Test
  void a_collation_of_its_own_comes_along_and_a_table_that_cannot_be_built_is_named() {
    Target odd =
        Target.of(
            TestServer.database(
                """
                create schema odd;
                create collation odd.numbered (provider = icu, locale = 'en-u-kn-true');
                create table odd.names (name text collate odd.numbered primary key);
                insert into odd.names values ('a10'), ('a9');
                create type odd.word;
                create function odd.word_in(cstring) returns odd.word
                  language internal immutable strict as 'textin';
                create function odd.word_out(odd.word) returns cstring
                  language internal immutable strict as 'textout';
                create type odd.word (input = odd.word_in, output = odd.word_out, like = text);
                create table odd.words (id int primary key, word odd.word);
                insert into odd.words values (1, 'x');
                """));
    SandboxCopy partly = SandboxFactory.copy(odd, EmbeddedServer.Settings.SMALL);

    try (Sandbox sandbox = partly.sandbox()) {
      DataSource copied = ((EmbeddedSandbox) sandbox).dataSource();
      assertThat(
              TestServer.ask(copied, "select string_agg(name, ' ' order by name) from odd.names"))
          .isEqualTo("a9 a10");
      assertThat(partly.missing()).containsExactly(new TableName("odd", "words"));
      assertThat(partly.notes()).anyMatch(note -> note.startsWith("The rows of odd.words"));
    }
  }

  @Test
  void an_option_that_no_server_knows_costs_itself_alone_and_many_of_them_one_line() {
    Target odd =
        Target.of(
            TestServer.database(
                """
                create table wide (a int, b int, c int, d int, e int);
                alter table wide alter column a set (n_distinct = 7);
                update pg_attribute
                   set attoptions = coalesce(attoptions, '{}'::text[]) || 'pg_attver=2'::text
                 where attrelid = 'wide'::regclass and attnum > 0;
                """));
    SandboxCopy built = SandboxFactory.copy(odd, EmbeddedServer.Settings.SMALL);

    try (Sandbox sandbox = built.sandbox()) {
      assertThat(
              TestServer.ask(
                  ((EmbeddedSandbox) sandbox).dataSource(),
                  "select attoptions from pg_attribute where attrelid = 'wide'::regclass"
                      + " and attname = 'a'"))
          .isEqualTo("{n_distinct=7}");
      assertThat(built.notes())
          .singleElement()
          .asString()
          .contains("the option pg_attver of public.wide.a", "and 4 more like it");
    }
  }

  @Test
  void what_was_left_out_is_said() {
    assertThat(copy.notes())
        .anyMatch(note -> note.contains("1 trigger(s)"))
        .anyMatch(note -> note.contains("row security of 1 table(s)"))
        .noneMatch(note -> note.contains("ERROR"))
        .hasSize(2);
  }

  @Test
  void plan_settings_and_statistics_come_along() {
    DataSource copied = ((EmbeddedSandbox) copy.sandbox()).dataSource();

    assertThat(TestServer.ask(copied, "show random_page_cost")).isEqualTo("1.25");
    assertThat(
            TestServer.ask(
                copied, "select count(*) from pg_stats_ext where dependencies is not null"))
        .isEqualTo("1");
    assertThat(
            TestServer.ask(
                copied,
                "select attstattarget from pg_attribute where attrelid = 'customers'::regclass "
                    + "and attname = 'email'"))
        .isEqualTo("500");
  }

  @Test
  void a_new_row_gets_the_next_value_of_its_sequence() {
    DataSource copied = ((EmbeddedSandbox) copy.sandbox()).dataSource();
    String next =
        "select nextval('public.tickets') || ' ' "
            + "|| nextval(pg_get_serial_sequence('public.customers', 'id'))";

    assertThat(TestServer.ask(copied, next)).isEqualTo(TestServer.ask(source, next));
  }

  @Test
  void of_what_a_login_may_read_in_part_that_part_is_copied() {
    PGSimpleDataSource read =
        (PGSimpleDataSource) TestServer.database(TestResources.text("/partly-readable.sql"));
    read.setUser("clerk");
    read.setPassword("x");
    SandboxCopy seen = SandboxFactory.copy(Target.of(read), EmbeddedServer.Settings.SMALL);

    try (Sandbox sandbox = seen.sandbox()) {
      DataSource copied = ((EmbeddedSandbox) sandbox).dataSource();
      assertThat(TestServer.ask(copied, "insert into tickets (n) values (1) returning id"))
          .as("a key behind those that are there, though the sequence may not be read")
          .isEqualTo("41");
      assertThat(TestServer.ask(copied, "insert into visits (n) values (1) returning \"No\""))
          .isEqualTo("31");
      assertThat(TestServer.ask(copied, "select count(name) || ' ' || count(secret) from people"))
          .isEqualTo("20 0");
      assertThat(
              TestServer.ask(copied, "select count(*) || ' ' || count(distinct tableoid) from log"))
          .isEqualTo("60 2");
      assertThat(TestServer.ask(copied, "select count(*) from shared")).isEqualTo("5");
    }
    assertThat(seen.missing())
        .extracting(TableName::toString)
        .containsExactlyInAnyOrder("public.closed", "public.hidden");
    assertThat(seen.notes())
        .anyMatch(note -> note.contains("may not read secret of public.people"))
        .anyMatch(note -> note.contains("Of public.shared only the 5 rows"))
        .anyMatch(note -> note.contains("public.hidden are missing: row security"));
  }

  private static Map<TableName, Table> byName(Schema schema) {
    Map<TableName, Table> tables = new TreeMap<>();
    schema.tables().forEach(table -> tables.put(table.name(), table));
    return tables;
  }

  private static List<String> described(Schema schema) {
    return schema
        .indexes()
        .map(
            (Index index) ->
                index.name()
                    + " "
                    + index.shape()
                    + " "
                    + index.traits().stream().sorted().toList()
                    + " "
                    + index.definition())
        .sorted()
        .toList();
  }
}
