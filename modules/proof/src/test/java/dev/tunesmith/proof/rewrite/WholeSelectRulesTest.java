package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that write a SELECT or a subquery differently. */
class WholeSelectRulesTest {

  private static final RewriteCatalogue CATALOGUE =
      new RewriteCatalogue(
          new Schema(
              List.of(
                  table(
                      "visits",
                      column("id", "integer", Nullability.NOT_NULL),
                      column("customer_id", "integer", Nullability.NOT_NULL),
                      column("seller_id", "integer", Nullability.NULLABLE),
                      column("amount", "integer", Nullability.NULLABLE),
                      column("made", "timestamp without time zone", Nullability.NOT_NULL)),
                  table(
                      "customers",
                      column("id", "integer", Nullability.NOT_NULL),
                      column("boss_id", "integer", Nullability.NULLABLE),
                      column("Name", "text", Nullability.NOT_NULL)))));

  private static Table table(String name, Column... columns) {
    return new Table(
        new TableName("public", name), List.of(columns), List.of(), List.of(), 1000, 1000);
  }

  private static Column column(String name, String type, Nullability nullability) {
    return new Column(name, type, nullability, null);
  }

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "select distinct customer_id from visits | from group_keys where key_value is not null",
        "select distinct v.seller_id as s from visits v where amount > 5 order by s desc limit 3 |"
            + " union all select null where exists (select 1 from visits v where (amount > 5) and"
            + " v.seller_id is null) order by 1 DESC LIMIT 3",
        "select count(distinct seller_id) as n from visits | select count(key_value) AS n from"
            + " group_keys",
        "select distinct on (customer_id) customer_id, made from visits where amount > 5 order by"
            + " customer_id desc, made desc | cross join lateral (select customer_id, made from"
            + " visits where (amount > 5) and customer_id = each_group.key_value order by made DESC"
            + " limit 1) chosen where each_group.key_value is not null order by"
            + " each_group.key_value DESC",
        "select x.id from (select v.id, row_number() over (partition by v.customer_id order by"
            + " v.made desc) as rn from visits v) x where x.rn <= 3 and x.id > 1 | (select chosen.*"
            + " from group_keys each_group cross join lateral (select v.id, row_number() over"
            + " (order by v.made DESC) AS rn from visits v where v.customer_id ="
            + " each_group.key_value order by v.made DESC limit 3) chosen where"
            + " each_group.key_value is not null) x WHERE x.rn <= 3 AND x.id > 1",
        "with ranked as (select id, row_number() over (partition by customer_id order by made) rn"
            + " from visits) select id from ranked where rn = 1 | FROM (SELECT id, row_number()"
            + " OVER (PARTITION BY customer_id ORDER BY made) rn FROM visits) ranked WHERE rn = 1",
        "select id from visits where seller_id = 1 or amount = 2 | where (seller_id = 1) union all"
            + " select id from visits where (seller_id = 1) is not true and (amount = 2)",
        "select v.id from visits v join customers c on c.id = v.customer_id where v.made >"
            + " '2024-01-01' and (c.boss_id = 1 or v.amount = 2) order by v.id limit 5 | is not"
            + " true and (v.amount = 2) order by 1 LIMIT 5",
        "select distinct id, amount from visits where made > '2024-01-01' and (seller_id = 1 or"
            + " amount = 2) order by amount | and (seller_id = 1) union select id, amount from"
            + " visits where made > '2024-01-01' and (amount = 2) order by 2",
        "select x.id from (select v.id, rank() over (partition by customer_id order by v.made) as"
            + " rn from visits v) x where x.rn < 4 | rank() over (order by v.made) AS rn from"
            + " visits v where customer_id = each_group.key_value order by v.made fetch first 4"
            + " rows with ties) chosen",
        "select count(*) from visits where seller_id = 1 or amount = 2 | select count(*) from"
            + " (select 1 from visits where (seller_id = 1) union all",
        "select v.id from visits v where v.made = (select max(w.made) from visits w where"
            + " w.customer_id = v.customer_id and w.amount > 3) | exists (select 1 from (select"
            + " w.customer_id as key_0, max(w.made) as value_of_key from visits w where w.amount >"
            + " 3 group by w.customer_id) per_key where per_key.key_0 = v.customer_id and v.made ="
            + " per_key.value_of_key)",
        "select id from visits v where amount < (select 0.2 * avg(amount) from visits w where"
            + " w.customer_id = v.customer_id) | per_key.key_0 = v.customer_id and v.amount <"
            + " per_key.value_of_key",
        "select id from customers where (select count(*) from visits v where v.customer_id ="
            + " customers.id) = 0 | where not exists (select 1 FROM visits v WHERE v.customer_id ="
            + " customers.id)",
        "select id from customers where id not in (select seller_id from visits where amount > 3) |"
            + " where not exists (select 1 from visits where (amount > 3) and seller_id ="
            + " customers.id) and not exists (select 1 from visits where (amount > 3) and seller_id"
            + " is null)",
        "select id from customers where id not in (select customer_id from visits) | where not"
            + " exists (select 1 from visits where customer_id = customers.id)",
        "select id from customers where id <> all (select customer_id from visits) | where not"
            + " exists (select 1 from visits where customer_id = customers.id)",
        "select id from customers where id not in (select amount::bigint from visits where amount"
            + " is not null) | where not exists (select 1 from visits where (amount IS NOT NULL)"
            + " and amount::bigint = customers.id)",
        "select id from customers where id not in (select seller_id from visits where seller_id >"
            + " 3) or id = 1 | where not exists (select 1 from visits where (seller_id > 3) and"
            + " seller_id = customers.id) or id = 1",
        "select id from customers c where boss_id not in (select customer_id from visits) | and"
            + " (c.boss_id is not null or not exists (select 1 from visits where true))"
      })
  void a_rule_proves(String sql, String part) {
    assertThat(rewrites(sql))
        .anySatisfy(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  /** The parser would take these for keywords. */
  @Test
  void a_table_may_have_any_name_that_the_server_takes() {
    String sql = "select id from Returns where id not in (select prior from returns r)";
    RewriteCatalogue shop = new RewriteCatalogue(ShopTables.SCHEMA);

    assertThat(shop.rewritesOf(Orders.read(sql)))
        .singleElement()
        .satisfies(
            rewritten ->
                assertThat(rewritten.after().sql())
                    .isEqualTo(
                        "select id from Returns where not exists (select 1 from returns r where"
                            + " prior = returns.id)"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // more than one column, a group, another table
        "select distinct customer_id, amount from visits",
        "select distinct v.customer_id from visits v left join customers c on true",
        "select distinct customer_id + 1 from visits",
        "select distinct customer_id from visits order by made",
        "select count(distinct customer_id), 1 from visits",
        "select count(customer_id) from visits",
        // a group that may be NULL, or no order
        "select distinct on (seller_id) id from visits order by seller_id, made",
        "select distinct on (customer_id) id from visits order by customer_id",
        "select distinct on (customer_id, amount) id from visits order by customer_id, amount,"
            + " made",
        "select distinct on (customer_id) id, count(*) over () from visits order by customer_id,"
            + " made",
        "select x.id from (select id, row_number() over (partition by seller_id order by made) rn"
            + " from visits) x where x.rn <= 3",
        "select x.id from (select id, dense_rank() over (partition by customer_id order by made) rn"
            + " from visits) x where x.rn <= 3",
        "select x.id from (select id, row_number() over (partition by customer_id order by made) rn"
            + " from visits) x where x.rn > 3",
        "select x.id from (select id, row_number() over (partition by customer_id order by made) rn"
            + " from visits) x where x.rn <= 3 or x.id = 1",
        "select x.id from (select id, row_number() over (partition by customer_id order by made)"
            + " rn, count(*) over () n from visits) x where x.rn <= 3",
        // OR under groups, DISTINCT, NOT, or sorted by what is not shown
        "select distinct on (id) id, amount from visits where seller_id = 1 or amount = 2",
        "select sum(amount) from visits where seller_id = 1 or amount = 2",
        "select own(amount) from visits where seller_id = 1 or amount = 2",
        "select amount from visits where seller_id = 1 or amount = 2 group by amount",
        "select id from visits where not (seller_id = 1 or amount = 2)",
        "select id from visits where seller_id = 1 or amount = 2 order by made",
        "select id from visits where seller_id = 1 or amount = 2 for update",
        // not by equal columns, or not NULL for nothing
        "select id from visits v where amount = (select count(w.id) from visits w where"
            + " w.customer_id = v.customer_id)",
        "select id from visits v where amount = (select coalesce(max(w.amount), 0) from visits w"
            + " where w.customer_id = v.customer_id)",
        "select id from visits v where amount = (select max(w.amount) from visits w where"
            + " w.customer_id > v.customer_id)",
        "select id from visits v where amount = (select max(w.amount) from visits w where"
            + " w.customer_id = v.customer_id or w.id = 1)",
        "select id from visits v where amount = (select max(w.amount) from visits w where"
            + " w.customer_id = v.customer_id group by w.id)",
        "select id from visits v where amount = (select max(w.amount + v.id) from visits w where"
            + " w.customer_id = v.customer_id)",
        "select id from visits v where not amount = (select max(w.amount) from visits w where"
            + " w.customer_id = v.customer_id)",
        // counts that ask for more than whether there is one
        "select id from customers c where (select count(*) from visits v where v.customer_id ="
            + " c.id) > 1",
        "select id from customers c where (select count(seller_id) from visits v where"
            + " v.customer_id = c.id) > 0",
        "select id from customers c where (select count(*) from visits v where v.customer_id = c.id"
            + " group by v.id) > 0",
        // NOT IN of groups, of a limit, or under NOT
        "select id from customers where id not in (select max(customer_id) from visits)",
        "select id from customers where id not in (select customer_id from visits limit 5)",
        "select id from customers where not id not in (select customer_id from visits)",
        "select id from customers where id <> any (select customer_id from visits)",
        "select id from customers where id = all (select customer_id from visits)",
        "select id from customers where id not in (select length(\"Name\") from customers)",
        "select id from customers where id not in (select \"Name\"::own_type from customers)"
      })
  void a_side_condition_that_fails_takes_the_proof_away(String sql) {
    assertThat(rewrites(sql))
        .filteredOn(rewritten -> !rewritten.rules().contains(SinglePart.RULE))
        .noneMatch(Rewritten::isProven);
  }
}
