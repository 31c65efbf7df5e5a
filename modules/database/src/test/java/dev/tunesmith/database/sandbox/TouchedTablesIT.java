package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.Copier.Amount;
import dev.tunesmith.database.dialect.Copier.Extent;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.ServerStock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A library with large tables, most of which few statements are about. */
class TouchedTablesIT {

  private static final String LIBRARY =
      """
      create table shelves (id int primary key, hall int);
      insert into shelves select g, g % 9 from generate_series(1, 100) g;
      create table readers (id int primary key, pad text);
      create table books (id int primary key, shelf int references shelves, title text, pad text);
      create table loans (
        id int primary key, reader int not null references readers on delete cascade,
        book int references books, pad text);
      create table fines (loan int references loans on delete cascade, pad text);
      create table opac (at int, words text, pad text) partition by range (at);
      create table opac_1 partition of opac for values from (0) to (30000);
      create table opac_2 partition of opac default;
      insert into readers select g, repeat('x', 220) from generate_series(1, 40000) g;
      insert into books select g, 1 + g % 100, 't' || g, repeat('x', 220) from generate_series(1, 40000) g;
      insert into loans select g, g, g, repeat('x', 220) from generate_series(1, 40000) g;
      insert into fines select g, repeat('x', 260) from generate_series(1, 40000) g;
      insert into opac select g, 'w', repeat('x', 500) from generate_series(1, 40000) g;
      create view lent as select b.title, l.reader from loans l join books b on b.id = l.book;
      create function searched(int) returns bigint language sql stable
        as 'select count(*) from opac where at = $1';
      create function any_count(text) returns bigint language plpgsql as
        $$ declare n bigint; begin execute 'select count(*) from ' || $1 into n; return n; end $$;
      """;

  private static DataSource source;
  private static Target target;

  @BeforeAll
  static void fills() {
    source = TestServer.database(LIBRARY);
    target = Target.of(source);
  }

  private static Optional<Extent> extent(String statement) {
    return target
        .snapshots()
        .read(
            "looking for what is touched",
            connection -> target.dialect().copying().extent(connection, List.of(statement)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1 from shelves                                  | books fines loans opac opac_1 opac_2 readers
          select title from public."books" where id = 7          | fines loans opac opac_1 opac_2 readers
          select reader from lent where title = 't1'             | fines opac opac_1 opac_2
          select hall, searched(hall) from shelves               | books fines loans readers
          select words from opac_2                               | books fines loans readers
          insert into loans values (0, 1, 1, '')                 | fines opac opac_1 opac_2
          update readers set pad = '' where id = 1               | books fines loans opac opac_1 opac_2
          update readers set id = 0 where id = 1                 | opac opac_1 opac_2
          delete from readers where id = 1                       | opac opac_1 opac_2
          delete from books where id = 1                         | fines opac opac_1 opac_2
          """)
  void what_a_statement_does_not_reach_is_left(String statement, String left) {
    assertThat(extent(statement)).isPresent();
    assertThat(extent(statement).orElseThrow().left().stream().map(TableName::name).sorted())
        .containsExactly(left.split(" "));
  }

  @Test
  void where_a_text_is_put_together_at_run_time_nothing_is_left() {
    assertThat(extent("select any_count('books')")).isEmpty();
  }

  @Test
  void what_is_left_arrives_empty_and_is_told() {
    Extent books = extent("select title from books where id = 7").orElseThrow();

    SandboxCopy copy =
        SandboxFactory.copy(
            target,
            EmbeddedServer.Settings.SMALL,
            ServerStock.onClassPath(),
            new Amount(Long.MAX_VALUE, List.of(), books));

    try (Sandbox sandbox = copy.sandbox()) {
      DataSource copied = ((EmbeddedSandbox) sandbox).dataSource();
      assertThat(TestServer.ask(copied, "select count(*) from books")).isEqualTo("40000");
      assertThat(TestServer.ask(copied, "select count(*) from loans")).isEqualTo("0");
      assertThat(TestServer.ask(copied, "select count(*) from opac")).isEqualTo("0");
      assertThat(copy.notes()).singleElement().asString().startsWith("5 tables that no statement");
      assertThat(copy.bytes()).isBetween(books.bytes() / 2, books.bytes() * 2);
    }
  }
}
