package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndsOfSpanTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(Orders.SCHEMA);
  private static final String SPANS =
      "select 1 from refunds r, \"Parts\" p, orders o where p.id = r.id and o.id = r.id and ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "77 between p.id and p.order_id | 77 BETWEEN p.id AND p.order_id and numrange(least(p.id,"
            + " p.order_id), greatest(p.id, p.order_id), '[]') @> (77)::numeric",
        "p.id <= -5 and p.order_id >= -5 | p.id <= -5 and numrange(least(p.id, p.order_id),"
            + " greatest(p.id, p.order_id), '[]') @> (-5)::numeric and p.order_id >= -5",
        "9 > p.id and 3.5 < p.order_id | 9 > p.id and numrange(least(p.id, p.order_id),"
            + " greatest(p.id, p.order_id), '[]') && numrange(least(3.5, 9), greatest(3.5, 9),"
            + " '[]') and 3.5 < p.order_id",
        "r.received > '2026-01-01' and (p.size = 1 or p.size = 2) and r.created < '2026-02-01' |"
            + " r.received > '2026-01-01' and (p.size = 1 or p.size = 2) and r.created <"
            + " '2026-02-01' and tsrange(least(r.created, r.received), greatest(r.created,"
            + " r.received), '[]') && tsrange(least('2026-01-01'::timestamp,"
            + " '2026-02-01'::timestamp), greatest('2026-01-01'::timestamp,"
            + " '2026-02-01'::timestamp), '[]')",
        "numrange(p.id, p.id, '[]') @> 5::numeric | numrange(p.id, p.id, '[]') @> 5::numeric and"
            + " numrange(least(p.id, p.id), greatest(p.id, p.id), '[]') @> 5::numeric",
        "numrange(p.id, p.id) && numrange(2, 4) | numrange(p.id, p.id) && numrange(2, 4) and numrange(least(p.id, p.id), greatest(p.id, p.id), '[]') && numrange(2, 4)",
        "r.created <= localtimestamp and r.received >= localtimestamp | r.created <= localtimestamp"
            + " and tsrange(least(r.created, r.received), greatest(r.created, r.received), '[]') @>"
            + " localtimestamp and r.received >= localtimestamp",
        "(r.created, r.received) overlaps (timestamp '2026-01-01', timestamp '2026-01-02') |"
            + " (r.created, r.received) OVERLAPS (TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-02')"
            + " and tsrange(least(r.created, r.received), greatest(r.created, r.received), '[]') &&"
            + " tsrange(least(TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-02'), greatest(TIMESTAMP"
            + " '2026-01-01', TIMESTAMP '2026-01-02'), '[]')"
      })
  void the_range_is_asked_beside_it_once(String condition, String after) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(SPANS + condition)))
        .anySatisfy(found -> assertThat(found.after().sql()).isEqualTo(SPANS + after));
    assertThat(CATALOGUE.proof(SPANS + condition, SPANS + after)).isPresent();
    assertThat(CATALOGUE.rewritesOf(Orders.read(SPANS + after)))
        .noneMatch(found -> found.rules().contains(EndsOfSpan.RULE));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // both on one side of it
        "p.id <= 5 and p.order_id <= 5",
        "p.id = 5 and p.order_id >= 5",
        // one column, columns of two tables, of two types
        "p.id <= 5 and p.id >= 5",
        "p.id <= 5 and r.order_id >= 5",
        "p.id <= 5 and p.weight >= 5",
        "o.due <= '2026-01-01' and o.created >= '2026-01-01'",
        // one of them is enough
        "(p.id <= 5 or p.order_id >= 5)",
        "not (p.id <= 5 and p.order_id >= 5)",
        // no range holds them
        "p.name <= 'a' and p.mark >= 'a'",
        "p.weight <= 5 and p.price >= 5",
        // not a constant of the column's type
        "r.created <= r.received and r.received >= '2026-01-01'",
        "r.created <= now() and r.received >= now()",
        "p.id <= (select 5) and p.order_id >= 5",
        "p.id <= '5' and p.order_id >= '5'",
        // spans of other forms, or of columns that may be NULL
        "tsrange(r.created, r.received) && tsrange('2026-01-01', '2026-02-01')",
        "int8range(p.id, p.id) @> 5::bigint",
        "numrange(p.id, 7) @> 5::numeric",
        "numrange(p.id, p.id) @> p.price",
        "(r.created, interval '1 day') overlaps (timestamp '2026-01-01', timestamp '2026-01-02')",
        "5 not between p.id and p.order_id"
      })
  void what_names_no_span_stays_as_it_is(String condition) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(SPANS + condition)))
        .noneMatch(found -> found.rules().contains(EndsOfSpan.RULE));
  }
}
