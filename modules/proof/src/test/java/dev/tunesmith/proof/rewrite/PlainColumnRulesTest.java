package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules by which a condition on something made of a column becomes one on the plain column. */
class PlainColumnRulesTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(Orders.SCHEMA);
  private static final String PARTS = "select id from \"Parts\" p where ";
  private static final String ORDERS = "select id from orders where ";

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql));
  }

  private static void becomes(String before, String after) {
    assertThat(rewrites(before))
        .first()
        .satisfies(only -> assertThat(only.after().sql()).isEqualTo(after));
    assertThat(CATALOGUE.proof(before, after)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "id = 123456.0 | id = 123456",
        "id = 222222::numeric | id = 222222",
        "id = cast(5 as decimal) | id = 5",
        "id = '42'::numeric | id = 42",
        "id = 5.0::float8 | id = 5",
        "small > cast(-7 as double precision) | small > -7",
        "p.id = -7.00 | p.id = -7",
        "id::numeric = 5 | id = 5",
        "size::bigint > 5 | size > 5",
        "id > 10.5 | id > 10",
        "id >= 10.5 | id >= 11",
        "id < 10.5 | id < 11",
        "id <= -10.5 | id <= -11",
        "7.0 < id | id > 7",
        "id in (1.0, 2.0) | id in (1, 2)",
        "id between 1.5 and 9.5 | id >= 2 and id <= 9",
        "size + 1 = 5 | size = 4",
        "size - 3 > 5 | size > 8",
        "10 - size > 3 | size < 7",
        "size * 2 > 10 | size > 5",
        "size * 2 >= 11 | size >= 6",
        "-size < 5 | size > -5",
        "small * -2 <= 10 | small >= -5",
        "2 * (size + 1) = 10 | size = 4",
        "not size = 3 and size + 1 = 5 | not size = 3 and size = 4"
      })
  void numbers(String condition, String plain) {
    becomes(PARTS + condition, PARTS + plain);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // nothing to do
        "id = 5",
        "id = -5",
        "id in (1, 2)",
        // never true
        "id = 5.5",
        "id in (1.0, 2.5)",
        "size * 2 = 11",
        // not a whole number, or not an exact one
        "weight = 5.0",
        "weight + 1 = 5",
        "id = 5.5::float8",
        "id = 5::real",
        "id = 9007199254740993::float8",
        "size + 1 = 5::float8",
        "id::float8 = 5",
        "id = 1e3",
        "id = $1",
        "size + small = 5",
        "size + ? = 5",
        "size * 0 = 0",
        "size / 2 = 3",
        "size % 2 = 1",
        "size::text = 5",
        "size::smallint = 5.0",
        "Price + 1 = 5",
        "id = 9999999999999999999999.0",
        "not size + 1 = 5"
      })
  void numbers_left_alone(String condition) {
    assertThat(rewrites(PARTS + condition)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "id::text = '123' | id = 123",
        "cast(size as varchar) = '-5' | size = -5",
        "small::text in ('0', '7') | small in (0, 7)",
        "'12' = id::text | id = 12",
        "ref::text = '6f9619ff-8b86-d011-b42d-00cf4fc964ff' | ref ="
            + " '6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid",
        "left(p.name, 3) = 'abc' | p.name like 'abc%'",
        "left(\"Code\", 2) = 'Ä_' | \"Code\" like 'Ä\\_%'",
        "substr(name, 1, 2) = 'a%' | name like 'a\\%%'",
        "substring(name, 1, 1) = 'x' | name like 'x%'",
        "coalesce(size, 0) = 5 | size = 5",
        "coalesce(size, 5) = 5 | size = 5 or size is null",
        "coalesce(p.size, 0) > -1 and id = 1 | (p.size > -1 or p.size is null) and id = 1",
        "coalesce(price, 0) > 0.5 | price > 0.5",
        "coalesce(name, '') = 'x' | name = 'x'",
        "coalesce(name, 'x') = 'x' | name = 'x' or name is null",
        "coalesce(\"Code\", 'x') = 'x' | \"Code\" = 'x'",
        "id = 1 or coalesce(name, '') = 'x' | id = 1 or name = 'x'"
      })
  void texts_and_defaults(String condition, String plain) {
    becomes(PARTS + condition, PARTS + plain);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "id::text = '0123'",
        "id::text = '+5'",
        "id::text = ' 5'",
        "id::text = '-0'",
        "id::text in ('1', 'x')",
        "small::text = '40000'",
        "id::text > '5'",
        "id::char(3) = '5'",
        "price::text = '5'",
        "weight::text = '5'",
        "ref::text = '6F9619FF-8B86-D011-B42D-00CF4FC964FF'",
        "ref::text = 'x'",
        "lower(name) = 'x'",
        "left(name, 3) = 'ab'",
        "left(name, 2) = 'abc'",
        "left(name, -3) = 'abc'",
        "left(mark, 2) = 'ab'",
        "left(name, 2) > 'ab'",
        "left(name, 2) = E'ab'",
        "left(name, 2) = 'a\\'",
        "substr(name, 2, 2) = 'ab'",
        "right(name, 2) = 'ab'",
        "coalesce(size, price) = 5",
        "coalesce(size, 1, 2) = 5",
        "coalesce(mark, '') = 'x'",
        "coalesce(name, '') > 'x'",
        "coalesce(weight, 0) = 1",
        "coalesce(size, 0) = small",
        "not coalesce(size, 0) = 5"
      })
  void texts_and_defaults_left_alone(String condition) {
    assertThat(rewrites(PARTS + condition)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "'new' = any(tags) | tags @> array['new']::text[]",
        "'new' = some(p.tags) and id > 3 | p.tags @> array['new']::text[] and id > 3",
        "'far too long a word' = any(words) | words @> array['far too long a"
            + " word']::character varying[]",
        "7 = any(ids) or size = 1 | ids @> array[7]::bigint[] or size = 1",
        "7 = any(sizes) | sizes @> array[7]::integer[]"
      })
  void members(String condition, String plain) {
    becomes(PARTS + condition, PARTS + plain);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "not 'new' = any(tags)",
        "'new' <> any(tags)",
        "'new' = all(tags)",
        "null = any(tags)",
        "name = any(tags)",
        "7.5 = any(ids)",
        "99999999999999999999 = any(ids)",
        "9999999999 = any(sizes)",
        "'a' = any(marks)",
        "name = any(array['new', 'old'])",
        "E'new' = any(tags)"
      })
  void members_left_alone(String condition) {
    assertThat(rewrites(PARTS + condition)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "cast(paid as date) = cast(now() as date) | paid >= current_date and paid < current_date +"
            + " 1",
        "paid::date between date '2026-11-01' and date '2026-11-02' | paid >= date '2026-11-01' and"
            + " paid < date '2026-11-03'",
        "paid::date = '2024-05-01' | paid >= date '2024-05-01' and paid < date '2024-05-02'",
        "date(paid) > current_date - 7 | paid >= current_date - 7 + 1",
        "paid::date < '2024-05-01' | paid < date '2024-05-01'",
        "paid::date <= current_date | paid < current_date + 1",
        "current_date <= paid::date | paid >= current_date",
        "created::date = current_date | created >= current_date and created < current_date + 1",
        "created::date >= (now() - interval '7 days')::date | created >= (now() - INTERVAL '7"
            + " days')::date",
        "extract(year from due) = 2024 and extract(month from due) = 2 | due >= date '2024-02-01'"
            + " and due < date '2024-03-01'",
        "date_part('month', created) = 12 and id = 1 and date_part('year', created) = 2024 |"
            + " created < date '2025-01-01' and id = 1 and created >= date '2024-12-01'",
        "to_char(created, 'YYYY-MM') = '2024-07' | created >= date '2024-07-01' and created < date"
            + " '2024-08-01' or created < date '0001-01-01' and to_char(created, 'YYYY-MM') ="
            + " '2024-07'",
        "to_char(due, 'YYYYMMDD') = '20240731' | due >= date '2024-07-31' and due < date"
            + " '2024-08-01' or due < date '0001-01-01' and to_char(due, 'YYYYMMDD') = '20240731'"
      })
  void times(String condition, String plain) {
    assertThat(rewrites(ORDERS + condition))
        .anySatisfy(
            rewritten -> {
              assertThat(rewritten.after().sql()).isEqualTo(ORDERS + plain);
              assertThat(rewritten.isProven()).isTrue();
            });
    assertThat(CATALOGUE.proof(ORDERS + condition, ORDERS + plain)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "paid::date = clock_timestamp()::date",
        "paid::date = due",
        "paid::date = now()",
        "paid::date >= timestamp '2024-05-01 12:00'",
        "paid::date = '01/05/2024'",
        "paid::date = $1",
        "paid::date in (current_date)",
        "(paid at time zone 'Europe/Berlin')::date = current_date",
        "slot::date = current_date",
        "due = current_date",
        "paid::date = current_date + $1",
        "extract(month from due) = 5",
        "extract(year from due)::text = '2024' and extract(month from due) = 2",
        "extract(year from due) = 2024 or extract(month from due) = 2",
        "extract(year from due) = 2024 and extract(month from created) = 2",
        "extract(year from paid) = 2024 and extract(month from paid) = 2",
        "extract(month from due) = 13 and extract(day from due) = 2",
        "to_char(created, 'YYYY-MM') = '2024-7'",
        "to_char(created, 'YYYY-MM') = '2024-13'",
        "to_char(created, 'YYYY-MM') = '2024-00'",
        "to_char(created, 'MM-YYYY') = '07-2024'",
        "to_char(created, 'FMYYYY-MM') = '2024-07'",
        "to_char(created, 'YYYY-MM') > '2024-07'",
        "to_char(due, 'YYYY-MM') = '2011-12'"
      })
  void times_left_alone(String condition) {
    assertThat(rewrites(ORDERS + condition))
        .allMatch(
            rewritten ->
                Set.of(RewriteRule.YEAR_OF, EitherCondition.RULE).containsAll(rewritten.rules()));
  }

  private static final RewriteCatalogue BILLS =
      new RewriteCatalogue(
          new Schema(
              List.of(
                  new Table(
                      new TableName("public", "bills"),
                      List.of(
                          new Column("id", "bigint", Nullability.NOT_NULL, null),
                          new Column("state", "public.bill_state", Nullability.NULLABLE, null),
                          new Column("shape", "public.shape", Nullability.NULLABLE, null)),
                      List.of(),
                      List.of(),
                      1000,
                      1000,
                      Table.Form.TABLE,
                      List.of("(state = ANY (enum_range(NULL::public.bill_state)))"),
                      0))));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "state::text = 'open' | state = 'open'",
        "cast(state as varchar) in ('open', 'paid') | state in ('open', 'paid')",
        "b.state::text = 'on hold' | b.state = 'on hold'",
      })
  void labels(String condition, String plain) {
    String bills = "select id from bills b where ";

    assertThat(BILLS.rewritesOf(Orders.read(bills + condition)))
        .singleElement()
        .satisfies(only -> assertThat(only.after().sql()).isEqualTo(bills + plain));
    assertThat(BILLS.proof(bills + condition, bills + plain)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shape::text = 'open'",
        "state::text > 'open'",
        "state::text like 'op%'",
        "lower(state::text) = 'open'",
        "state::text = 'it''s'",
        "state::text = b.shape::text",
        "state::bpchar = 'open'",
      })
  void what_is_no_label_of_the_type_stays(String condition) {
    assertThat(BILLS.rewritesOf(Orders.read("select id from bills b where " + condition)))
        .isEmpty();
  }
}
