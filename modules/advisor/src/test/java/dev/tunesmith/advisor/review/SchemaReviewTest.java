package dev.tunesmith.advisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Counter;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.Table.Form;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaReviewTest {

  private static final EvidenceId FACT = EvidenceId.of(7);
  private static final Draft CUSTOMERS = new Draft("customers").with("id", "integer").keyed("id");

  /** A table under construction. */
  private record Draft(
      String name, List<Column> columns, List<Index> indexes, List<ForeignKey> keys, long rows) {

    Draft(String name) {
      this(name, List.of(), List.of(), List.of(), 1_000);
    }

    Draft with(String column, String type) {
      return with(new Column(column, type, Nullability.NULLABLE, null));
    }

    Draft with(Column column) {
      return new Draft(name, and(columns, column), indexes, keys, rows);
    }

    Draft keyed(String... over) {
      return indexed("pk", "", Set.of(Trait.UNIQUE, Trait.PRIMARY), 0, over);
    }

    Draft indexed(String as, String sql, Set<Trait> traits, long scans, String... over) {
      IndexShape shape =
          IndexShape.btree(called(), Arrays.stream(over).map(IndexKey::column).toList());
      Index index =
          new Index(name + "_" + as, shape, traits, new Index.Size(5_000_000, scans), sql);
      return new Draft(name, columns, and(indexes, index), keys, rows);
    }

    Draft referring(String column, String target) {
      ForeignKey key =
          new ForeignKey(
              column + "_fkey", List.of(column), new TableName("shop", target), List.of("id"));
      return new Draft(name, columns, indexes, and(keys, key), rows);
    }

    Draft holding(long otherRows) {
      return new Draft(name, columns, indexes, keys, otherRows);
    }

    TableName called() {
      return new TableName("shop", name);
    }

    Table as(Form form) {
      return new Table(called(), columns, indexes, keys, rows, 8_192, form);
    }

    private static <T> List<T> and(List<T> before, T more) {
      List<T> all = new ArrayList<>(before);
      all.add(more);
      return all;
    }
  }

  private static List<Remark> remarks(Schema schema) {
    return DesignReview.of(schema, FACT, new Workload(List.of(), List.of()), List.of());
  }

  private static List<Remark> remarks(Draft... drafts) {
    return remarks(new Schema(Arrays.stream(drafts).map(draft -> draft.as(Form.TABLE)).toList()));
  }

  private static List<Smell> smells(Draft... drafts) {
    return remarks(drafts).stream().map(Remark::smell).toList();
  }

  @Test
  void every_remark_cites_the_catalogue() {
    assertThat(remarks(new Draft("log").with("at", "text")))
        .hasSize(2)
        .allSatisfy(remark -> assertThat(remark.evidence()).containsExactly(FACT));
  }

  @Test
  void a_table_without_a_primary_key_is_told_but_no_part_and_no_kept_answer() {
    Draft log = new Draft("log").with("line", "text");

    assertThat(smells(log)).containsExactly(Smell.MISSING_PRIMARY_KEY);
    assertThat(smells(log.keyed("line"))).isEmpty();
    assertThat(remarks(new Schema(List.of(log.as(Form.PARTITION), log.as(Form.VIEW))))).isEmpty();
    assertThat(remarks(new Schema(List.of(log.as(Form.PARTITIONED))))).hasSize(1);
  }

  @Test
  void a_foreign_key_wants_an_index_that_leads_to_its_rows() {
    Draft orders =
        new Draft("orders")
            .with("id", "integer")
            .with("customer_id", "integer")
            .keyed("id")
            .referring("customer_id", "customers");

    assertThat(smells(CUSTOMERS, orders)).containsExactly(Smell.UNINDEXED_FOREIGN_KEY);
    assertThat(smells(CUSTOMERS, orders.indexed("c", "", Set.of(), 0, "customer_id", "id")))
        .isEmpty();
    assertThat(smells(CUSTOMERS, orders.indexed("c", "", Set.of(), 0, "id", "customer_id")))
        .containsExactly(Smell.UNINDEXED_FOREIGN_KEY);
  }

  @Test
  void a_column_that_is_called_as_another_tables_key_wants_a_constraint() {
    Draft orders =
        new Draft("orders").with("id", "integer").with("customer_id", "integer").keyed("id");

    assertThat(smells(CUSTOMERS, orders)).containsExactly(Smell.UNHELD_REFERENCE);
    assertThat(smells(orders)).as("no such table").isEmpty();
    assertThat(
            smells(CUSTOMERS, new Draft("orders").with("customer_id", "text").keyed("customer_id")))
        .as("another type than the key's")
        .isEmpty();
  }

  @Test
  void a_reference_to_whichever_table_another_column_names_is_told_as_that() {
    Draft notes = new Draft("notes").with("customer_id", "integer").with("customer_type", "text");

    assertThat(smells(CUSTOMERS, notes.keyed("customer_id")))
        .containsExactly(Smell.ROVING_REFERENCE);
  }

  @Test
  void a_reference_of_another_type_is_told_and_another_length_is_none() {
    Draft orders =
        new Draft("orders")
            .with("customer_id", "bigint")
            .keyed("customer_id")
            .referring("customer_id", "customers");
    Draft named = new Draft("customers").with("id", "character varying(20)").keyed("id");

    assertThat(smells(CUSTOMERS, orders)).containsExactly(Smell.MISMATCHED_REFERENCE);
    assertThat(
            smells(
                named,
                new Draft("orders")
                    .with("customer_id", "character varying(40)")
                    .keyed("customer_id")
                    .referring("customer_id", "customers")))
        .isEmpty();
  }

  @Test
  void a_unique_index_over_what_may_be_null_is_told_unless_nulls_are_alike() {
    Draft users = new Draft("users").with("id", "integer").with("email", "text").keyed("id");

    assertThat(smells(users.indexed("u", "", Set.of(Trait.UNIQUE), 0, "email")))
        .containsExactly(Smell.NULLABLE_UNIQUE);
    assertThat(
            smells(
                users.indexed(
                    "u", "CREATE … NULLS NOT DISTINCT", Set.of(Trait.UNIQUE), 0, "email")))
        .isEmpty();
    Draft strict = new Draft("users").with(new Column("email", "text", Nullability.NOT_NULL, null));
    assertThat(smells(strict.keyed("email").indexed("u", "", Set.of(Trait.UNIQUE), 0, "email")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit_price | double precision | FLOAT_FOR_MONEY",
        "unit_price | numeric(12,2) | ",
        "temperature | double precision | ",
        "created_at | timestamp(3) without time zone | TIME_WITHOUT_ZONE",
        "created_at | timestamp with time zone | ",
        "created_at | text | MOMENT_AS_TEXT",
        "createdAt | character varying(40) | MOMENT_AS_TEXT",
        "format | text | ",
        "country | character(2) | PADDED_TEXT",
        "flag | character(1) | ",
        "tag_ids | text | LIST_IN_TEXT",
        "tag_ids | integer[] | ",
        "grid | text | "
      })
  void a_type_is_held_against_what_the_name_says(String column, String type, Smell smell) {
    assertThat(smells(new Draft("t").with(column, type).keyed(column)))
        .isEqualTo(smell == null ? List.of() : List.of(smell));
  }

  @ParameterizedTest
  @CsvSource({"12,255,true", "60,255,false", "12,100,false"})
  void a_text_is_too_wide_only_where_the_statistics_say_so(
      double mean, int declared, boolean isTold) {
    Column name =
        new Column(
            "name",
            "character varying(" + declared + ")",
            Nullability.NOT_NULL,
            new ColumnStatistics(0, 10, 0.1, mean));

    assertThat(smells(new Draft("t").with(name).keyed("name")).contains(Smell.WIDE_TEXT))
        .isEqualTo(isTold);
    Column unknown = new Column("name", name.type(), Nullability.NOT_NULL, null);
    assertThat(smells(new Draft("t").with(unknown).keyed("name"))).isEmpty();
  }

  @Test
  void a_list_in_numbered_columns_is_told_from_three_of_one_type() {
    Draft two =
        new Draft("t")
            .with("id", "integer")
            .keyed("id")
            .with("phone1", "text")
            .with("phone2", "text");

    assertThat(smells(two)).isEmpty();
    assertThat(smells(two.with("phone_3", "text"))).containsExactly(Smell.NUMBERED_COLUMNS);
    assertThat(smells(two.with("phone3", "integer"))).isEmpty();
  }

  @Test
  void a_table_of_names_and_values_is_told_where_it_says_them_of_something() {
    Draft pairs =
        new Draft("settings")
            .with("customer_id", "integer")
            .with("key", "text")
            .with("value", "text")
            .keyed("customer_id", "key");

    assertThat(smells(CUSTOMERS, pairs.referring("customer_id", "customers")))
        .containsExactly(Smell.ATTRIBUTE_TABLE);
    assertThat(smells(new Draft("settings").with("key", "text").with("value", "text").keyed("key")))
        .as("settings of nothing but themselves")
        .isEmpty();
  }

  @Test
  void a_parents_fact_is_told_where_a_child_has_it_too() {
    Draft parent = CUSTOMERS.with("name", "text");
    Draft child =
        new Draft("orders")
            .with("customer_id", "integer")
            .keyed("customer_id")
            .referring("customer_id", "customers");

    assertThat(smells(parent, child.with("customer_name", "text")))
        .containsExactly(Smell.COPIED_FACT);
    assertThat(smells(parent, child.with("name", "text"))).as("a name of its own").isEmpty();
    assertThat(smells(parent, child.with("customer_name", "integer"))).isEmpty();
  }

  @Test
  void numbers_that_run_out_are_told_from_half_of_them_on() {
    List<Table> tables = List.of(CUSTOMERS.as(Form.TABLE));
    TableName name = CUSTOMERS.called();

    assertThat(remarks(new Schema(tables, List.of(new Counter("s", name, "id", 60, 100)))))
        .singleElement()
        .satisfies(remark -> assertThat(remark.seen()).contains("60 of 100", "60 %"));
    assertThat(remarks(new Schema(tables, List.of(new Counter("s", name, "id", 40, 100)))))
        .isEmpty();
  }

  @Test
  void an_index_is_of_no_use_only_where_the_server_has_counted_others() {
    Draft used =
        CUSTOMERS.with("a", "text").with("b", "text").indexed("used", "", Set.of(), 5_000, "b");

    assertThat(smells(used.indexed("idle", "", Set.of(), 0, "a")))
        .containsExactly(Smell.UNUSED_INDEX);
    assertThat(smells(used.indexed("idle", "", Set.of(), 1, "a"))).isEmpty();
    assertThat(smells(used.indexed("idle", "", Set.of(Trait.REPLICA_IDENTITY), 0, "a"))).isEmpty();
    assertThat(smells(CUSTOMERS.with("a", "text").indexed("idle", "", Set.of(), 0, "a")))
        .as("nothing was counted yet")
        .isEmpty();
  }

  @Test
  void a_very_large_table_in_one_piece_is_told() {
    Draft large = CUSTOMERS.holding(200_000_000);

    assertThat(smells(large)).containsExactly(Smell.LARGE_UNPARTITIONED);
    assertThat(remarks(new Schema(List.of(large.as(Form.PARTITIONED))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 3001, true",
    "10000, 3000, false",
    "0, 1001, true",
    "0, 1000, false",
  })
  void a_table_whose_rows_the_planner_does_not_know_is_told(
      long rows, long unseen, boolean isTold) {
    Table plain = CUSTOMERS.holding(rows).as(Form.TABLE);
    Table changed =
        new Table(
            plain.name(),
            plain.columns(),
            plain.indexes(),
            plain.foreignKeys(),
            rows,
            plain.bytes(),
            Form.TABLE,
            List.of(),
            unseen);

    assertThat(remarks(new Schema(List.of(changed))).stream().map(Remark::smell).toList())
        .isEqualTo(isTold ? List.of(Smell.STALE_STATISTICS) : List.of());
  }

  @Test
  void what_shows_in_many_places_is_told_once_for_the_rest() {
    Draft[] many =
        IntStream.range(0, 30)
            .mapToObj(i -> new Draft("t" + (char) ('a' + i)).with("x", "integer"))
            .toArray(Draft[]::new);

    assertThat(remarks(many)).hasSize(8);
    assertThat(remarks(many).get(7).place()).isEqualTo("23 more places");
  }
}
