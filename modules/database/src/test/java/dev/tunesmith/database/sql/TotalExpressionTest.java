package dev.tunesmith.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalExpressionTest {

  private static final Table THINGS =
      new Table(
          new TableName("public", "things"),
          columns(
              "code character varying(255)",
              "name text",
              "a integer",
              "b bigint",
              "price numeric(10,2)",
              "loose numeric",
              "ratio double precision",
              "done boolean",
              "day date",
              "at timestamp without time zone",
              "seen timestamp with time zone",
              "doc jsonb",
              "old json",
              "tags text[]",
              "state job_state",
              "span daterange",
              "Mixed text"),
          List.of(),
          List.of(),
          10_000,
          1_000_000);

  private static List<Column> columns(String... declarations) {
    return Arrays.stream(declarations)
        .map(each -> each.split(" ", 2))
        .map(each -> new Column(each[0], each[1], Column.Nullability.NULLABLE, null))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code::bigint",
        "(code::bigint)",
        "cast(code as integer)",
        "name::date",
        "name::timestamp",
        "name::uuid",
        "name::jsonb",
        "name::numeric(10,2)",
        "(doc->>'n')::int",
        "(doc->'n')::int",
        "cast(doc->>'price' as numeric)",
        "coalesce(code, '0')::int",
        "a / b",
        "a % b",
        "1 / a",
        "price / price",
        "a / 0",
        "a + b",
        "a + 1",
        "a * 2",
        "-a",
        "abs(a)",
        "ratio * 2",
        "loose * loose",
        "loose::int",
        "ratio::int",
        "b::int",
        "b::smallint",
        "old->>'k'",
        "day - day",
        "daterange(day, day)",
        "tsrange(at, at)",
        "numrange(a, b, '[]')",
        "numrange(least(a, b), greatest(a, b))",
        "numrange(least(a, b), greatest(a, price), '[]')",
        "numrange(least(a, b), greatest(a, b), name)",
        "numrange(least(ratio, ratio), greatest(ratio, ratio), '[]')",
        "tsrange(least(at, at), least(at, at), '[]')",
        "tstzrange(least(at, at), greatest(at, at), '[]')",
        "substring(name from 1 for a)",
        "substr(name, a)",
        "left(name, a)",
        "split_part(name, '.', 0)",
        "name ~ '('",
        "name like code",
        "name like 'abc\\'",
        "to_date(name, 'YYYY')",
        "to_timestamp(name, 'YYYY')",
        "to_number(name, '99')",
        "jsonb_array_length(doc)",
        "sqrt(price)",
        "ln(price)",
        "power(price, 2)",
        "chr(a)",
        "own_function(name)",
        "case when name like '1%' then name::int end",
        "case when done then a else 1/a end",
        "date_trunc(name, at)",
        "date_trunc('fortnight', at)",
        "at at time zone name",
        "state::text::int",
        "unknown_column",
        "code::bigint = 5",
        "a > 1 and b / a > 2",
        "name || a",
        "tags[a]",
        "b = name",
        ""
      })
  void an_expression_that_can_fail_for_some_row_is_refused(String sql) {
    assertThat(TotalExpression.objectionTo(sql, THINGS)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "\"Mixed\"",
        "things.name",
        "lower(name)",
        "(lower(name))",
        "LOWER(\"Mixed\")",
        "upper(code)",
        "lower(trim(name))",
        "trim(both ' ' from name)",
        "doc->>'k'",
        "(doc->>'k')",
        "doc->'a'->>'b'",
        "doc #>> '{a,b}'",
        "doc->'list'->0",
        "jsonb_extract_path_text(doc, 'a', 'b')",
        "date_trunc('day', at)",
        "date_trunc('month', at::timestamp)",
        "at::date",
        "(seen at time zone 'UTC')::date",
        "extract(year from at)",
        "numrange(least(a, b), greatest(a, b), '[]')",
        "tstzrange(LEAST(seen, seen), GREATEST(seen, seen), '[]')",
        "daterange(least(day, day), greatest(day, day), '[]')",
        "extract(epoch from day)",
        "date_part('dow', day)",
        "day + 1",
        "at + interval '1 day'",
        "a::bigint",
        "a::text",
        "b::text",
        "price * 2",
        "price - price",
        "a % 16",
        "a / 100",
        "coalesce(name, '')",
        "coalesce(a, 0)",
        "coalesce(name, code, '')",
        "nullif(name, '')",
        "name || ' ' || code",
        "coalesce(name,'') || ' ' || coalesce(code,'')",
        "to_tsvector('english', coalesce(name,'')||' '||coalesce(code,''))",
        "to_tsvector('english'::regconfig, name)",
        "to_tsvector('simple', doc)",
        "setweight(to_tsvector('simple', name), 'A') || to_tsvector('simple', code)",
        "left(name, 10)",
        "substring(name from 1 for 3)",
        "substr(code, 2)",
        "length(name)",
        "md5(name)",
        "replace(code, '-', '')",
        "state = 'retry'",
        "state in ('pending', 'retry')",
        "state = any (array['pending'::job_state, 'retry'::job_state])",
        "done",
        "not done",
        "done is not true",
        "name is null",
        "name is not null and a > 5",
        "a between 1 and 10",
        "name like 'abc%'",
        "name not like '%x'",
        "name = 'x' or code = 'y'",
        "doc @> '{\"a\": 1}'",
        "doc ? 'k'",
        "case when done then 1 else 0 end",
        "case state when 'retry' then 1 else 2 end",
        "name collate \"C\"",
        "day >= date '2024-01-01'",
        "day >= '2024-01-01'::date",
        "lower(span)",
        "code::text",
        "a = b"
      })
  void an_expression_that_has_a_value_for_every_row_passes(String sql) {
    assertThat(TotalExpression.objectionTo(sql, THINGS)).isEmpty();
  }
}
