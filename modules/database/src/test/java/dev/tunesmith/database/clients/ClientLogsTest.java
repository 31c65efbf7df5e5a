package dev.tunesmith.database.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.dialect.StatementRecords.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientLogsTest {

  @Test
  void hibernate_with_what_was_bound_in_one_line_or_several() throws IOException {
    assertThat(
            read(
                """
                2026-03-01T10:00:00.1Z DEBUG 7 --- [nio-1] org.hibernate.SQL : select o1_0.id from orders o1_0 where o1_0.customer_id=? and o1_0.note=?
                2026-03-01T10:00:00.1Z TRACE 7 --- [nio-1] org.hibernate.orm.jdbc.bind : binding parameter (1:BIGINT) <- [42]
                2026-03-01T10:00:00.1Z TRACE 7 --- [nio-1] org.hibernate.orm.jdbc.bind : binding parameter (2:VARCHAR) <- [it's]
                Hibernate:\s
                    select
                        c1_0.id\s
                    from
                        customers c1_0
                2026-03-01 10:00:01 TRACE o.h.type.descriptor.sql.BasicBinder - binding parameter [1] as [INTEGER] - [null]
                """))
        .extracting(Ran::values)
        .containsExactly(Map.of(1, "'42'", 2, "'it''s'"), Map.of(1, "NULL"));
  }

  @Test
  void rails_with_colours_and_binds() throws IOException {
    List<Ran> ran =
        read(
            """
            D, [2026-03-01T10:00:00.1 #7] DEBUG -- :   \u001b[1m\u001b[36mOrder Load (12.5ms)\u001b[0m  \u001b[1m\u001b[34mSELECT "orders".* FROM "orders" WHERE "orders"."customer_id" = $1 AND "orders"."note" = $2 LIMIT $3\u001b[0m  [["customer_id", 42], ["note", "a ] b"], ["LIMIT", 1]]
              TRANSACTION (0.1ms)  BEGIN
            """);

    assertThat(ran)
        .singleElement()
        .extracting(Ran::values)
        .isEqualTo(Map.of(1, "'42'", 2, "'a ] b'", 3, "'1'"));
    assertThat(ran.get(0).statement().totalMillis()).isEqualTo(12.5);
  }

  @Test
  void django_in_which_values_stand() throws IOException {
    assertThat(
            read(
                "(0.004) SELECT \"o\".\"id\" FROM \"o\" WHERE \"o\".\"c\" = 42 LIMIT 21;"
                    + " args=(42,); alias=default\n"))
        .singleElement()
        .satisfies(
            ran -> {
              assertThat(ran.statement().sql()).endsWith("LIMIT 21");
              assertThat(ran.statement().totalMillis()).isEqualTo(4);
            });
  }

  @Test
  void p6spy_of_which_the_text_with_values_is_taken() throws IOException {
    assertThat(
            read(
                "1772359200000|17|statement|connection 3|url jdbc:p6spy:postgresql://db/x|select *"
                    + " from o where c = ?|select * from o where c = 42\n"
                    + "1772359200001|0|commit|connection 3|url jdbc:p6spy:postgresql://db/x||\n"))
        .extracting(ran -> ran.statement().sql())
        .containsExactly("select * from o where c = 42");
  }

  @Test
  void the_drivers_own_log_in_which_a_prepared_statement_is_bound_again() throws IOException {
    assertThat(
            read(
                """
                FINEST:  FE=> Parse(stmt=S_1,query="select * from o where c = $1 and n = $2",oids={23,1043})
                FINEST:  FE=> Bind(stmt=S_1,portal=null,$1=<'42'>,type=INT4,$2=<NULL>,type=VARCHAR)
                FINEST:  FE=> Bind(stmt=S_1,portal=null,$1=<43>,type=INT4,$2=<'a>b'>,type=VARCHAR)
                FINEST:  FE=> Parse(stmt=null,query="BEGIN",oids={})
                FINEST:  FE=> Bind(stmt=null,portal=null)
                """))
        .extracting(Ran::values)
        .containsExactly(Map.of(1, "'42'", 2, "NULL"), Map.of(1, "'43'", 2, "'a>b'"));
  }

  @Test
  void a_value_may_be_as_long_as_it_likes() throws IOException {
    String value = "it''s".repeat(50_000);

    List<Ran> ran =
        read(
            """
            FINEST:  FE=> Parse(stmt=S_1,query="select 1 where $1 = 'x'",oids={1043})
            FINEST:  FE=> Bind(stmt=S_1,portal=null,$1=<'%s'>,type=VARCHAR)
            FINEST:  FE=> Execute(portal=null,limit=0)
            """
                .formatted(value));

    assertThat(ran).singleElement().asString().contains("it''sit''s");
  }

  @Test
  void other_texts_are_none_of_these() {
    for (String text :
        List.of(
            "select * from orders where note = 'Order Load (1.2ms)';",
            "-- org.hibernate is not logged here\nselect 1;",
            "{\"Plan\": {}}",
            "2026-03-01 10:00:00 UTC [7] LOG:  duration: 3 ms  statement: select 1")) {
      assertThat(ClientLogs.form(text)).as(text).isEmpty();
    }
  }

  private static List<Ran> read(String log) throws IOException {
    List<Ran> found = new ArrayList<>();
    ClientLogs.form(log).orElseThrow().read(new BufferedReader(new StringReader(log)), found::add);
    return found;
  }
}
