package dev.tunesmith.advisor.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexSelectionTest {

  private static final String LATEST =
      "select * from shop.orders o where o.customer_id = 7 order by o.created_at desc limit 5";
  private static final String PENDING =
      "select id from shop.orders where status = 'pending' order by created_at limit 9";

  @Test
  void equality_comes_before_the_wanted_order() {
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (customer_id, created_at)", 10)
            .price("shop.orders (customer_id)", 60);

    assertThat(ranked(Tables.orders(), whatIf, LATEST))
        .containsExactly("shop.orders (customer_id, created_at)", "shop.orders (customer_id)");
  }

  @Test
  void of_equally_cheap_candidates_the_smaller_goes_first() {
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (customer_id, created_at)", 10)
            .price("shop.orders (customer_id)", 10.2);

    assertThat(ranked(Tables.orders(), whatIf, LATEST).get(0))
        .isEqualTo("shop.orders (customer_id)");
  }

  @Test
  void an_order_that_leaves_a_condition_to_luck_stands_behind_one_that_does_not() {
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (created_at)", 10)
            .price("shop.orders (customer_id, created_at)", 10.2);

    assertThat(ranked(Tables.orders(), whatIf, LATEST))
        .containsExactly("shop.orders (customer_id, created_at)", "shop.orders (created_at)");
  }

  @Test
  void more_selective_equality_comes_first() {
    PricedWhatIf whatIf = new PricedWhatIf(50).price("shop.orders (email, country)", 10);

    assertThat(
            ranked(
                Tables.orders(),
                whatIf,
                "select id from shop.orders where country = $1 and email = $2"))
        .containsExactly("shop.orders (email, country)");
  }

  @Test
  void a_rare_status_makes_the_index_partial() {
    PricedWhatIf whatIf =
        new PricedWhatIf(900)
            .price("shop.orders (created_at) where status = 'pending'", 10)
            .price("shop.orders (status, created_at)", 10);

    assertThat(ranked(Tables.orders(), whatIf, PENDING).get(0))
        .isEqualTo("shop.orders (created_at) where status = 'pending'");
  }

  @Test
  void a_common_status_makes_no_index_partial() {
    PricedWhatIf whatIf =
        new PricedWhatIf(40_000)
            .price("shop.orders (created_at) where status = 'pending'", 10)
            .price("shop.orders (status, created_at)", 10);

    assertThat(ranked(Tables.orders(), whatIf, PENDING))
        .containsExactly("shop.orders (status, created_at)");
  }

  @Test
  void one_value_among_equals_makes_no_index_partial() {
    PricedWhatIf whatIf =
        new PricedWhatIf(900)
            .price("shop.orders (created_at) where country = 'SE'", 10)
            .price("shop.orders (country, created_at)", 10);

    assertThat(
            ranked(
                Tables.orders(),
                whatIf,
                "select id from shop.orders where country = 'SE' order by created_at limit 9"))
        .containsExactly("shop.orders (country, created_at)");
  }

  @Test
  void rare_absence_or_presence_makes_the_index_partial() {
    PricedWhatIf whatIf =
        new PricedWhatIf(2_000)
            .price("shop.orders (created_at) where cancelled_at IS NOT NULL", 10);

    assertThat(
            ranked(
                Tables.orders(),
                whatIf,
                "select id from shop.orders where cancelled_at is not null"
                    + " order by created_at limit 9"))
        .containsExactly("shop.orders (created_at) where cancelled_at IS NOT NULL");
  }

  @Test
  void an_expression_is_indexed_as_the_statement_has_it() {
    PricedWhatIf whatIf = new PricedWhatIf(1).price("shop.orders (lower(email))", 5);

    assertThat(
            ranked(
                Tables.orders(), whatIf, "select * from shop.orders o where lower(o.email) = 'x'"))
        .containsExactly("shop.orders (lower(email))");
  }

  @Test
  void a_candidate_the_server_refuses_is_left_out() {
    PricedWhatIf whatIf = new PricedWhatIf(1).price("shop.orders (f(email))", 5).refuse("f(email)");

    assertThat(ranked(Tables.orders(), whatIf, "select id from shop.orders where f(email) = 'x'"))
        .isEmpty();
  }

  @Test
  void a_candidate_the_planner_does_not_use_is_left_out() {
    assertThat(ranked(Tables.orders(), new PricedWhatIf(50), LATEST)).isEmpty();
  }

  @Test
  void a_gain_too_small_to_notice_is_no_gain() {
    PricedWhatIf whatIf = new PricedWhatIf(50).price("shop.orders (customer_id)", 950);

    assertThat(ranked(Tables.orders(), whatIf, LATEST)).isEmpty();
  }

  @Test
  void what_an_existing_index_serves_is_not_proposed_again() {
    Index existing = Tables.index("existing", "customer_id", "created_at", "id");
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (customer_id, created_at)", 10)
            .price("shop.orders (customer_id)", 60);

    assertThat(ranked(Tables.orders(existing), whatIf, LATEST)).isEmpty();
  }

  @Test
  void a_covering_index_stands_behind_the_narrow_one() {
    String sql = "select created_at from shop.orders where customer_id = 7";
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (customer_id)", 100)
            .price("shop.orders (customer_id) include (created_at)", 5, "Index Only Scan");

    assertThat(ranked(Tables.orders(), whatIf, sql))
        .containsExactly(
            "shop.orders (customer_id)", "shop.orders (customer_id) include (created_at)");
  }

  @Test
  void a_covering_index_that_spares_a_few_blocks_is_left_out() {
    String sql = "select created_at from shop.orders where customer_id = 7";
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (customer_id)", 12)
            .price("shop.orders (customer_id) include (created_at)", 3, "Index Only Scan");

    assertThat(ranked(Tables.orders(), whatIf, sql)).containsExactly("shop.orders (customer_id)");
  }

  @Test
  void a_covering_index_that_still_visits_the_table_is_left_out() {
    String sql = "select created_at from shop.orders where customer_id = 7";
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (customer_id)", 100)
            .price("shop.orders (customer_id) include (created_at)", 5, "Index Scan");

    assertThat(ranked(Tables.orders(), whatIf, sql)).containsExactly("shop.orders (customer_id)");
  }

  private static final String EMAILS =
      "select email from shop.orders where created_at between 'a' and 'b'";

  @Test
  void a_covering_index_needs_no_narrow_one_that_helps() {
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (created_at) include (email)", 300, "Index Only Scan");

    assertThat(ranked(Tables.orders(), whatIf, EMAILS))
        .containsExactly("shop.orders (created_at) include (email)");
  }

  @Test
  void a_covering_index_that_saves_little_is_not_worth_its_width() {
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (created_at) include (email)", 800, "Index Only Scan");

    assertThat(ranked(Tables.orders(), whatIf, EMAILS)).isEmpty();
  }

  @Test
  void a_covering_index_is_not_offered_where_there_is_one() {
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (created_at) include (email)", 300, "Index Only Scan");
    Index wider =
        Tables.index(
            "wider",
            new IndexShape(
                Tables.ORDERS,
                "btree",
                List.of(IndexKey.column("created_at")),
                List.of("email", "status"),
                null),
            Set.of());

    assertThat(ranked(Tables.orders(wider), whatIf, EMAILS)).isEmpty();
  }

  @Test
  void one_index_covers_what_several_statements_read_the_same_way() {
    String countries = "select country from shop.orders where created_at between 'c' and 'd'";
    PricedWhatIf whatIf =
        new PricedWhatIf(50)
            .price("shop.orders (created_at) include (email)", 300, "Index Only Scan")
            .price("shop.orders (created_at) include (country, email)", 310, "Index Only Scan");

    assertThat(rank(Tables.orders(), whatIf, List.of(EMAILS, countries)))
        .extracting(index -> index.remedy().shape().toString())
        .containsExactly(
            "shop.orders (created_at) include (email)",
            "shop.orders (created_at) include (country, email)");
  }

  @Test
  void an_index_that_helps_more_of_the_workload_goes_first() {
    PricedWhatIf whatIf =
        new PricedWhatIf(900)
            .price("shop.orders (status)", 100)
            .price("shop.orders (created_at) where status = 'pending'", 90);

    List<RankedIndex> ranked =
        rank(
            Tables.orders(),
            whatIf,
            List.of("select count(*) from shop.orders where status = 'pending'", PENDING));

    assertThat(ranked.get(0).remedy().shape().toString())
        .isEqualTo("shop.orders (created_at) where status = 'pending'");
    assertThat(ranked.get(0).others()).containsExactly(new QueryName("q2"));
  }

  @Test
  void a_value_that_was_chosen_for_two_statements_does_not_recur() {
    List<String> swedish =
        List.of(
            "select id from shop.orders where country = 'SE' order by created_at limit 9",
            "select count(*) from shop.orders where country = 'SE' and email = 'x'");
    PricedWhatIf whatIf =
        new PricedWhatIf(900)
            .price("shop.orders (created_at) where country = 'SE'", 10)
            .price("shop.orders (country, created_at)", 10);

    assertThat(shapes(rank(Tables.orders(), whatIf, swedish)))
        .contains("shop.orders (created_at) where country = 'SE'");
    assertThat(shapes(rank(Tables.orders(), whatIf, swedish, Set.of(Query.Trait.EXAMPLE_VALUES))))
        .containsExactly("shop.orders (country, created_at)");
  }

  private static List<String> shapes(List<RankedIndex> ranked) {
    return ranked.stream().map(index -> index.remedy().shape().toString()).toList();
  }

  private static List<String> ranked(Schema schema, PricedWhatIf whatIf, String sql) {
    return shapes(rank(schema, whatIf, List.of(sql)));
  }

  private static List<RankedIndex> rank(
      Schema schema, PricedWhatIf whatIf, List<String> statements) {
    return rank(schema, whatIf, statements, Set.of());
  }

  private static List<RankedIndex> rank(
      Schema schema, PricedWhatIf whatIf, List<String> statements, Set<Query.Trait> traits) {
    List<Query> queries =
        IntStream.range(0, statements.size())
            .mapToObj(
                i ->
                    new Query(
                        new QueryName("q" + (i + 1)),
                        statements.get(i),
                        Query.Access.READ,
                        1,
                        null,
                        1,
                        null,
                        null,
                        traits))
            .toList();
    Plan plan = whatIf.planWith(queries.get(0), List.<Remedy>of());
    List<Measurement> measurements =
        queries.stream()
            .map(
                query ->
                    new Measurement(
                        EvidenceId.of(1),
                        query.name(),
                        new Timing(5, 10, 12, 0, 1),
                        1.0 / queries.size(),
                        plan))
            .toList();
    return new IndexSelection(schema, new Workload(queries, List.of()), measurements, whatIf)
        .rank(queries.get(0), List.of());
  }
}
