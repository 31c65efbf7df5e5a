package dev.tunesmith.advisor.finding;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.plan.PlanNode.Conditions;
import dev.tunesmith.core.plan.PlanNode.Estimate;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a scan by the condition for which it throws most rows away. */
class FilterPatternsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "((id)::numeric = 123456.0)               | id is converted to numeric",
        "(((o.at)::date = '2026-01-02'::date))    | o.at is converted to date",
        "((code)::character varying(8) = 'x'::text) | code is converted to character varying(8)",
        "(id = 5)                                 | ",
        "((note)::text = lower('X'::text))        | ",
        "(at > ('2026-01-01'::date)::timestamp)   | "
      })
  void a_column_that_is_converted_before_it_is_compared_is_told(String filter, String told) {
    assertThatBesideTheRowsThrownAway(filter, told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "(c.name ~~* '%x%'::text)         | c.name is searched for a part of its text",
        "((c.name)::text ~~ '%x'::text)   | c.name is searched for a part of its text",
        "(c.name ~~ 'x%'::text)           | ",
        "(c.name ~~* lower('%x%'::text))  | "
      })
  void a_text_that_is_searched_for_a_part_of_it_is_told(String filter, String told) {
    assertThatBesideTheRowsThrownAway(filter, told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "((123 >= n.low) AND (123 <= n.high))                        | from n.low to n.high",
        "((n.low <= '10.0.0.1'::inet) AND (n.high >= '10.0.0.1'::inet)) | from n.low to n.high",
        "((b.starts < '2025-01-02'::date) AND (b.ends > '2025-01-01'::date)) | from b.starts to"
            + " b.ends",
        "(tstzrange(b.s, b.e) && '[1,2)'::tstzrange)                 | from b.s to b.e",
        "((b.s, b.e) OVERLAPS ('2025-01-01'::date, '2025-01-02'::date)) | from b.s to b.e",
        "((b.at >= '2025-01-01'::date) AND (b.at < '2025-01-02'::date)) | ",
        "((b.at > '2025-01-01'::date) AND (b.price < 5))             | ",
        "((b.low <= h.ip) AND (h.ip <= b.high))                      | from b.low to b.high",
        "((b.low <= h.ip) AND (h.at <= b.high))                      | ",
        "((b.low < 5) OR (b.high > 5))                               | ",
        "((b.low < 5) AND (b.high < 9))                              | ",
      })
  void a_span_of_two_columns_that_is_searched_is_told(String filter, String told) {
    assertThatBesideTheRowsThrownAway(filter, told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(l.at > (clock_timestamp() - '01:00:00'::interval)) | clock_timestamp answers anew",
        "(l.id = (((random() * '9'::double precision))::int)) | random answers anew",
        "(l.at > (now() - '01:00:00'::interval))             | ",
        "(l.note = 'random() clock_timestamp()'::text)       | ",
        "(l.randomised = 5)                                  | ",
      })
  void a_value_that_changes_from_row_to_row_is_told(String filter, String told) {
    assertThatBesideTheRowsThrownAway(filter, told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(bill_total(b.id) > '350'::numeric)                     | bill_total is worked out",
        "(to_date(b.made_on, 'DD.MM.YYYY'::text) >= '2023-03-01'::date) | to_date is worked out",
        "(app.rank_of((b.id)::bigint, 5) = 3)                    | app.rank_of is worked out",
        "(lower(b.name) = 'x'::text)                             | ",
        "(b.at > app.now())                                      | ",
        "(b.note = 'f(x)'::text)                                 | ",
        "(b.id = ANY ('{1,2}'::integer[]))                       | ",
      })
  void a_function_of_each_row_is_told(String filter, String told) {
    assertThatBesideTheRowsThrownAway(filter, told);
  }

  @Test
  void a_condition_may_be_as_long_as_a_list_of_thousands_makes_it() {
    String list = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(joining(","));

    assertThatBesideTheRowsThrownAway("(c.code = ANY ('{" + list + "}'::integer[]))", null);
  }

  private static void assertThatBesideTheRowsThrownAway(String filter, @Nullable String told) {
    PlanNode scan =
        new PlanNode(
            new Operation("Seq Scan", "shop.orders", null, null),
            new Estimate(100, 1),
            new Actual(1, 1, 90_000, 0, 0),
            new Conditions(filter, null, null, List.of()),
            List.of());
    Query query = new Query(new QueryName("q"), "select 1", Query.Access.READ, 1, null, 1);
    Measurement measured =
        new Measurement(
            EvidenceId.of(2), query.name(), new Timing(9, 5, 5, 0, 10), 1, new Plan(scan));
    List<String> wastes =
        Patterns.wastesIn(new Seen(query, measured, new Schema(List.of()))).stream()
            .map(Sign::text)
            .toList();

    assertThat(wastes).hasSize(told == null ? 1 : 2);
    assertThat(wastes).anyMatch(each -> told == null || each.contains(told));
  }
}
