package dev.tunesmith.advisor.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedundantIndexesTest {

  @Test
  void a_prefix_is_redundant() {
    assertThat(redundant(Tables.index("short", "a"), Tables.index("long", "a", "b")))
        .containsExactly("short");
  }

  @Test
  void keys_in_another_order_are_not_redundant() {
    assertThat(redundant(Tables.index("one", "b"), Tables.index("other", "a", "b"))).isEmpty();
  }

  @Test
  void exactly_one_of_two_equal_indexes_is_redundant() {
    assertThat(redundant(Tables.index("b", "x"), Tables.index("a", "x"))).containsExactly("b");
  }

  @Test
  void of_equal_indexes_the_one_that_enforces_something_stays() {
    Index unique = Tables.index("z", Tables.shape("x"), Set.of(Trait.UNIQUE));

    assertThat(redundant(Tables.index("a", "x"), unique)).containsExactly("a");
  }

  @Test
  void an_index_that_enforces_something_is_never_redundant() {
    Index unique = Tables.index("u", Tables.shape("a"), Set.of(Trait.UNIQUE));

    assertThat(redundant(unique, Tables.index("long", "a", "b"))).isEmpty();
  }

  @Test
  void an_invalid_index_makes_nothing_redundant() {
    Index invalid = Tables.index("i", Tables.shape("a", "b"), Set.of(Trait.INVALID));

    assertThat(redundant(Tables.index("a", "a"), invalid)).isEmpty();
  }

  @Test
  void other_rows_other_index() {
    Index partial = Tables.index("p", Tables.shape("a", "b").where("b > 0"), Set.of());

    assertThat(redundant(Tables.index("a", "a"), partial)).isEmpty();
  }

  @Test
  void another_direction_is_another_index() {
    Index down =
        Tables.index(
            "d",
            IndexShape.btree(
                Tables.ORDERS, List.of(IndexKey.column("a").in(IndexKey.Direction.DESCENDING))),
            Set.of());

    assertThat(redundant(Tables.index("a", "a"), down)).isEmpty();
  }

  @Test
  void stored_columns_must_be_stored_by_the_other_too() {
    IndexShape covering =
        new IndexShape(Tables.ORDERS, "btree", List.of(IndexKey.column("a")), List.of("c"), null);

    assertThat(redundant(Tables.index("cov", covering, Set.of()), Tables.index("long", "a", "b")))
        .isEmpty();
  }

  private static List<String> redundant(Index... indexes) {
    return RedundantIndexes.in(Tables.orders(indexes)).stream()
        .map(found -> found.index().name())
        .toList();
  }
}
