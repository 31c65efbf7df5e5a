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

/** What the rules make of statements about odd tables stands before the judge. */
@Tag("long")
class ProvenRulesIT {

  private static final SearchLimits FEW = new SearchLimits(260, Duration.ofSeconds(60), 200, 1);

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
    Query query = read(before);
    return new EqualityCheck(sandbox, new EvidenceCounter(), InstantSource.system(), FEW)
        .check(query, after);
  }

  private static Query read(String sql) {
    return new Query(new QueryName("subject"), sql, Query.Access.READ, 1, null, 1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          a number        | select "Id" from "Odd"."Parts" where "Id" = 5.0
          arithmetic      | select "Id" from "Odd"."Parts" where size * 2 + 1 > 5
          a default       | select "Id" from "Odd"."Parts" where coalesce(size, 3) >= 3
          first letters   | select "Id" from "Odd"."Parts" where left(name, 2) = 'ab'
          a number's text | select "Id" from "Odd"."Parts" where size::text = '3'
          today           | select "Id" from "Odd"."Parts" where made::date = current_date
          a day           | select "Id" from "Odd"."Parts" where made::date = date '2026-11-01'
          a month         | select "Id" from "Odd"."Parts" where date_trunc('month', due) = '2024-05-01'
          written out     | select "Id" from "Odd"."Parts" where to_char(due, 'YYYY-MM') = '2024-05'
          year and month  | select "Id" from "Odd"."Parts" where extract(year from due) = 2024 and extract(month from due) = 5
          counted         | select c.id from customers c where (select count(*) from visits v where v.customer_id = c.id and v.amount > 5) > 0
          not counted     | select c.id from customers c where 0 = (select count(*) from visits v where v.customer_id = c.id)
          not in          | select name from customers where id not in (select customer_id from visits where amount > 5)
          not in, NULLs   | select name from customers where boss_id not in (select customer_id from visits where amount > 5)
          not in, limited | select name from customers where id not in (select customer_id from visits) order by boss_id limit 3
          few values      | select distinct customer_id as c from visits order by c
          few of some     | select distinct shop_id from visits where amount > 5
          counted values  | select count(distinct customer_id) as n from visits
          last of each    | select distinct on (shop_id) shop_id, id, at from visits where amount > 5 order by shop_id, at desc, id
          last, all of it | select distinct on (shop_id) amount, at from visits order by shop_id, at desc
          last, open      | select distinct on (shop_id) shop_id, id from visits order by shop_id desc, at
          first three     | select x.id, x.rn from (select v.id, row_number() over (partition by v.shop_id order by v.at desc) as rn from visits v) x where x.rn <= 3
          either          | select id, amount from visits where customer_id = 3 or amount = 5 order by id desc
          either of two   | select v.id from visits v join customers c on c.id = v.customer_id where v.amount = 3 or c.boss_id = 2
          either, counted | select count(*) as n from visits where customer_id = 3 or amount = 5 or shop_id = 2
          the latest      | select id from visits v where at = (select max(at) from visits w where w.customer_id = v.customer_id)
          below the mean  | select id from visits v where amount < (select 0.8 * avg(w.amount) from visits w where w.shop_id = v.shop_id and w.amount > 2)
          """)
  void what_a_rule_makes_is_proven_and_stands_every_test(String name, String before) {
    List<Rewritten> rewrites = catalogue.rewritesOf(read(before));

    assertThat(rewrites).as(name).isNotEmpty();
    assertThat(rewrites)
        .extracting(rewritten -> check(before, rewritten.after().sql()))
        .as(name + ": " + rewrites)
        .noneMatch(Equality.Refuted.class::isInstance)
        .anyMatch(Equality.Proven.class::isInstance);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          a bound moved      | select "Id" from "Odd"."Parts" where size * 2 > 5 | select "Id" from "Odd"."Parts" where size > 3
          NULL left out      | select "Id" from "Odd"."Parts" where coalesce(size, 3) = 3 | select "Id" from "Odd"."Parts" where size = 3
          NULL among members | select name from customers where id not in (select customer_id from visits) | select name from customers where not exists (select 1 from visits where customer_id = customers.id)
          NULL outside       | select name from customers where boss_id not in (select shop_id from visits) | select name from customers where not exists (select 1 from visits where shop_id = customers.boss_id)
          no guard           | select id from visits where customer_id = 3 or amount = 5 | select id from visits where customer_id = 3 union all select id from visits where amount = 5
          a guard too narrow | select id from visits where customer_id = 3 or amount = 5 | select id from visits where customer_id = 3 union all select id from visits where amount = 5 and customer_id <> 3
          a value too few    | select distinct customer_id from visits | select distinct customer_id from visits where customer_id is not null
          """)
  void a_mutant_is_refuted(String name, String before, String after) {
    assertThat(check(before, after)).as(name).isInstanceOf(Equality.Refuted.class);
  }
}
