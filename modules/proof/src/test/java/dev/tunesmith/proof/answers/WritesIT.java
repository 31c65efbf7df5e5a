package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.rewrite.Rewritten;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes in other words stand before the judge. */
@Tag("long")
class WritesIT {

  private static final SearchLimits FEW = new SearchLimits(260, Duration.ofSeconds(60), 200, 1);
  private static final String SPENT =
      "update customers c set boss_id = (select max(v.amount) from visits v where v.customer_id ="
          + " c.id) where c.name <> 'name 3'";

  private static Sandbox sandbox;
  private static RewriteCatalogue catalogue;

  @BeforeAll
  static void copies_the_tables() {
    sandbox = ShopSandbox.open(ShopSandbox.resource("rules-schema.sql"));
    catalogue = new RewriteCatalogue(sandbox.schema());
  }

  @AfterAll
  static void stops_the_server() {
    sandbox.close();
  }

  private static Equality check(String before, String after) {
    return new EqualityCheck(sandbox, new EvidenceCounter(), InstantSource.system(), FEW)
        .check(write(before), after);
  }

  private static Query write(String sql) {
    return new Query(new QueryName("subject"), sql, Query.Access.WRITE, 1, null, 1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '@',
      textBlock =
          """
          an aggregate  # update customers c set boss_id = (select max(v.amount) from visits v where v.customer_id = c.id) where c.name <> 'name 3'
          of two        # update customers set (boss_id, name) = (select count(*), min(v.shop_id) from visits v where v.customer_id = customers.boss_id)
          a date        # update "Odd"."Parts" set size = size + 1 where date_trunc('month', due) = '2024-05-01'
          not in        # delete from customers where id not in (select customer_id from visits where amount > 5)
          using         # delete from stops t using shops s where s.id = t.shop_id and s.town = 'town 2'
          either        # delete from visits where customer_id = 3 or amount = 5
          a new row     # insert into links (id, ref) select id, name from customers where id * 2 > 40
          """)
  void a_write_in_other_words_is_proven(String name, String sql) {
    List<Rewritten> rewrites =
        catalogue.rewritesOf(write(sql)).stream().filter(Rewritten::isProven).toList();

    assertThat(rewrites).isNotEmpty();
    assertThat(check(sql, rewrites.get(0).after().sql())).isInstanceOf(Equality.Proven.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '@',
      textBlock =
          """
          no visit is no change    # update customers c set boss_id = x.m from (select customer_id, max(amount) as m from visits group by customer_id) x where x.customer_id = c.id and c.name <> 'name 3'
          another aggregate        # update customers c set boss_id = (select min(v.amount) from visits v where v.customer_id = c.id) where c.name <> 'name 3'
          all of them              # update customers c set boss_id = (select max(v.amount) from visits v where v.customer_id = c.id)
          a row for each visit     # update customers c set boss_id = v.amount from visits v where v.customer_id = c.id and c.name <> 'name 3'
          """)
  void a_write_of_other_rows_or_values_is_refuted(String name, String other) {
    assertThat(check(SPENT, other)).isInstanceOf(Equality.Refuted.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '@',
      textBlock =
          """
          deletes          # delete from customers
          another table    # update shops set town = 'x'
          a query          # select 1
          two statements   # update customers set boss_id = 1; drop table visits
          another column   # update customers c set name = 'x' where c.name <> 'name 3'
          """)
  void what_is_no_such_write_is_not_compared(String name, String other) {
    assertThat(check(SPENT, other)).isInstanceOf(Equality.Inconclusive.class);
  }
}
