package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofByRuleTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(Orders.SCHEMA);
  private static final String BEFORE =
      "select o.id from orders o where o.status = 'open' and date(o.created) = '2024-05-01'"
          + " order by o.id";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "o.status = 'open' and o.created >= '2024-05-01' and o.created < '2024-05-02'",
        "o.created >= '2024-05-01' and o.status = 'open' and o.created < '2024-05-02'",
        "(created >= timestamp '2024-05-01 00:00:00' AND '2024-05-02' > created) AND o.status ="
            + " 'open'",
        "o.status = 'open' and o.created >= date '2024-05-01' and o.created < date '2024-05-01' +"
            + " 1",
        "o.status = 'open' and o.created >= '2024-05-01'::timestamp and o.created <"
            + " '2024-05-01'::date + interval '1 day'",
        "o.status = 'open' and o.created between '2024-05-01' and '2024-05-01 23:59:59.999999'",
        "o.status = 'open' and not (o.created < '2024-05-01' or o.created >= '2024-05-02')",
        "o.status = 'open' and date_trunc('day', o.created) = '2024-05-01'"
      })
  void a_rewrite_is_recognised_however_it_is_written(String condition) {
    assertThat(CATALOGUE.proof(BEFORE, after(condition))).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "o.status = 'open' and o.created >= '2024-05-01' and o.created <= '2024-05-02'",
        "o.status = 'open' and o.created > '2024-05-01' and o.created < '2024-05-02'",
        "o.status = 'open' and o.created between '2024-05-01' and '2024-05-01 23:59:59'",
        "o.status = 'open' and o.created between '2024-05-01' and '2024-05-02'",
        "o.status = 'open' and o.created >= '2024-05-01'",
        "o.status = 'open' and o.shipped >= '2024-05-01' and o.shipped < '2024-05-02'",
        "o.status = 'OPEN' and o.created >= '2024-05-01' and o.created < '2024-05-02'",
        "o.status = 'open' or o.created >= '2024-05-01' and o.created < '2024-05-02'",
        "o.created >= '2024-05-01' and o.created < '2024-05-02'",
        "o.status = 'open' and o.created >= '01/05/2024' and o.created < '2024-05-02'",
        "o.status = 'open' and date(o.created) = '2024-05-01' and o.created is not null"
      })
  void a_statement_that_differs_is_not_proven(String condition) {
    assertThat(CATALOGUE.proof(BEFORE, after(condition))).isEmpty();
  }

  @Test
  void an_ending_semicolon_does_no_harm() {
    assertThat(
            CATALOGUE.proof(
                BEFORE, BEFORE.replace("date(o.created)", "date_trunc('day', created)") + " ;\n"))
        .isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "select o.id, 1 from orders o where o.status = 'open' and o.created >= '2024-05-01' and"
            + " o.created < '2024-05-02' order by o.id",
        "select distinct o.id from orders o where o.status = 'open' and o.created >= '2024-05-01'"
            + " and o.created < '2024-05-02' order by o.id",
        "select o.id from orders o where o.status = 'open' and o.created >= '2024-05-01' and"
            + " o.created < '2024-05-02' order by o.id desc",
        "select o.id from refunds o where o.status = 'open' and o.created >= '2024-05-01' and"
            + " o.created < '2024-05-02' order by o.id",
        "select o.id from orders o where o.status = 'open' and o.created >= '2024-05-01' and"
            + " o.created < '2024-05-02' order by o.id limit 5"
      })
  void nothing_outside_the_conditions_may_differ(String after) {
    assertThat(CATALOGUE.proof(BEFORE, after)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(o.paid at time zone 'UTC')::date = '2024-05-01' | o.paid >= '2024-05-01 00:00:00+00' and"
            + " o.paid < '2024-05-02 02:00:00+02'",
        "(o.paid at time zone 'UTC')::date = '2024-05-01' | o.paid >= timestamp '2024-05-01' at"
            + " time zone 'UTC' and o.paid < timestamptz '2024-05-02 00:00:00Z'",
        "extract(year from o.due) = 2024 | o.due between '2024-01-01' and '2024-12-31'",
        "o.created::date in ('2024-05-01', '2024-05-02') | o.created >= '2024-05-01' and o.created"
            + " < '2024-05-03'",
        "o.created::date = '2024-05-01' or o.created::date = '2024-05-02' | o.created >="
            + " '2024-05-01' and o.created < '2024-05-03'"
      })
  void ranges_of_every_type_are_recognised(String condition, String range) {
    String select = "select * from orders o where ";

    assertThat(CATALOGUE.proof(select + condition, select + range)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(o.paid at time zone 'UTC')::date = '2024-05-01' | o.paid >= '2024-05-01' and o.paid <"
            + " '2024-05-02'",
        "o.paid::date = '2024-05-01' | o.paid >= '2024-05-01 00:00:00+00' and o.paid < '2024-05-02"
            + " 00:00:00+00'",
        "extract(year from o.due) = 2024 | o.due between '2024-01-01' and '2024-12-30'",
        "o.created::date = '2024-05-01' and 1 = o.id && 2 | 1 = o.id && 2 and o.created::date ="
            + " '2024-05-01'",
        "o.created >= '2024-05-01' | o.created >= timestamp '2024-05-01'"
      })
  void without_a_rule_nothing_is_proven(String condition, String range) {
    String select = "select * from orders o where ";

    assertThat(CATALOGUE.proof(select + condition, select + range)).isEmpty();
  }

  @Test
  void every_name_is_folded_as_the_server_does() {
    String before = "select id from names where \"Ä\"::date = '2024-05-01'";

    assertThat(CATALOGUE.proof(before, "select id from names where ä::date = '2024-05-01'"))
        .isEmpty();
    assertThat(
            CATALOGUE.proof(
                "select id from names where ä::date = '2024-05-01'",
                "select id from names where ä >= '2024-05-01' and ä < '2024-05-02'"))
        .isEmpty();
    assertThat(
            CATALOGUE.proof(
                before, "select id from names where Ä >= '2024-05-01' and \"Ä\" < '2024-05-02'"))
        .isPresent();
  }

  @Test
  void every_column_whose_type_counts_is_handed_over_to_be_looked_up() {
    String inside = "select o.id from orders o where date(o.created) = '2024-05-01' and %s";

    assertThat(
            CATALOGUE.proof(
                String.format(
                    inside, "exists (select 1 from refunds p where p.created <= '2024-05-01')"),
                String.format(
                    inside, "exists (select 1 from refunds p where not p.created > '2024-05-01')")))
        .hasValueSatisfying(
            proof ->
                assertThat(proof.named())
                    .extracting(named -> named.name().name())
                    .contains("orders", "refunds"));
  }

  private static String after(String condition) {
    return "SELECT o.id FROM orders o WHERE " + condition + " ORDER BY o.id";
  }
}
