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
          """)
  void what_a_rule_makes_is_proven_and_stands_every_test(String name, String before) {
    List<Rewritten> rewrites = catalogue.rewritesOf(read(before));

    assertThat(rewrites).as(name).isNotEmpty();
    for (Rewritten rewritten : rewrites) {
      Equality answer = check(before, rewritten.after().sql());
      assertThat(answer)
          .as(name + ": " + rewritten.after().sql() + "\n" + answer)
          .isInstanceOf(Equality.Proven.class);
    }
  }
}
