package dev.tunesmith.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemedyFormTest {

  private static Remedy read(Structure written) {
    return RemedyKinds.BUILT_IN.read(written, Shop.schema(), null);
  }

  static Stream<Remedy> remedies() {
    return Stream.of(
        Submissions.GOOD_INDEX,
        Submissions.dropping("orders_placed_on"),
        new ColumnTypeChange(
            Shop.ORDERS, "note", columnType("note"), "timestamp(3) without time zone"),
        PlannerStatistics.fresh(Shop.ORDERS),
        PlannerStatistics.closer(Shop.ORDERS, List.of("status", "total"), 1_000, 50),
        PlannerStatistics.together(
            Shop.ORDERS,
            List.of("status", "total"),
            List.of("lower(note)"),
            PlannerStatistics.Aspect.DEPENDENCIES,
            PlannerStatistics.Aspect.MCV),
        Submissions.creating(
            "all",
            new IndexShape(
                Shop.ORDERS,
                "btree",
                List.of(
                    IndexKey.column("status").in(IndexKey.Direction.DESCENDING),
                    IndexKey.expression("lower(note)")),
                List.of("total"),
                "status > 0")));
  }

  private static String columnType(String name) {
    return Shop.schema().table(Shop.ORDERS).orElseThrow().column(name).orElseThrow().type();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uuid using f(note)", "text; drop table x", "Bigint", "int4[]", ""})
  void a_type_is_a_name_and_nothing_else(String type) {
    Structure form =
        Value.structure()
            .with("kind", "schema_change")
            .with("table", "orders")
            .with("column", "note")
            .with("type", type);

    assertThatThrownBy(() -> read(form))
        .isInstanceOfSatisfying(
            UnreadableRemedyException.class, e -> assertThat(e.field()).isEqualTo("type"));
  }

  @ParameterizedTest
  @CsvSource({
    "status, ASCENDING",
    "status asc, ASCENDING",
    "status desc, DESCENDING",
    "status DESC NULLS  LAST, DESCENDING_NULLS_LAST",
    "status nulls first, ASCENDING_NULLS_FIRST"
  })
  void a_key_may_have_its_order_behind_it(String key, IndexKey.Direction direction) {
    Structure form = index("shop.orders", Value.texts(List.of(key))).with("name", "by_status");

    assertThat(read(form))
        .isEqualTo(
            new CreateIndex(
                "by_status",
                IndexShape.btree(Shop.ORDERS, List.of(IndexKey.column("status").in(direction)))));
  }

  @ParameterizedTest
  @MethodSource("remedies")
  void what_was_written_reads_back_as_it_was(Remedy remedy) {
    assertThat(read(remedy.written())).isEqualTo(remedy);
  }

  private static Structure index(String table, Value keys) {
    return Value.structure().with("kind", "CREATE_INDEX").with("table", table).with("keys", keys);
  }

  @Test
  void a_table_without_schema_is_found_where_only_one_has_the_name() {
    Remedy remedy = read(index("orders", Value.texts(List.of("status"))));

    assertThat(remedy.tables()).containsExactly(Shop.ORDERS);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_cannot_be_read_names_its_field(String field, Structure form) {
    assertThatThrownBy(() -> read(form))
        .isInstanceOfSatisfying(
            UnreadableRemedyException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  static Stream<Arguments> unreadable() {
    Value status = Value.texts(List.of("status"));
    return Stream.of(
        unreadable("kind", Value.structure()),
        unreadable("kind", Value.structure().with("kind", "magic")),
        unreadable("table", Value.structure().with("kind", "create_index")),
        unreadable("table", index("shop.nothing", status)),
        unreadable("keys", index("shop.orders", Value.texts(List.of()))),
        unreadable("keys", index("shop.orders", Value.texts(List.of("colour")))),
        unreadable("keys", index("shop.orders", new Value.Sequence(List.of(new Value.Figure(1))))),
        unreadable("columns", statistics().with("columns", Value.texts(List.of("status")))),
        unreadable("columns", statistics().with("columns", Value.texts(List.of("colour")))),
        unreadable("target", statistics().with("target", 100)),
        unreadable(
            "target",
            statistics().with("columns", Value.texts(List.of("status"))).with("target", 0.5)),
        unreadable(
            "aspects",
            statistics()
                .with("columns", Value.texts(List.of("status", "total")))
                .with("aspects", Value.texts(List.of("weather")))),
        unreadable("index", Value.structure().with("kind", "drop_index")),
        unreadable("index", Value.structure().with("kind", "drop_index").with("index", "none")));
  }

  private static Structure statistics() {
    return Value.structure().with("kind", "statistics").with("table", "orders");
  }

  private static Arguments unreadable(String field, Structure form) {
    return Arguments.of(field, form);
  }
}
