package dev.tunesmith.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final TableName LINES = new TableName("shop", "lines");
  private static final ForeignKey ORDER =
      new ForeignKey(
          "lines_order", List.of("order_id"), new TableName("shop", "orders"), List.of("id"));

  @Test
  void an_index_that_begins_with_a_key_serves_its_check() {
    assertThat(table(index(Set.of(), null, "order_id", "line")).serves(ORDER)).isTrue();
  }

  @Test
  void what_cannot_be_searched_by_the_key_does_not() {
    assertThat(table().serves(ORDER)).isFalse();
    assertThat(table(index(Set.of(), null, "line", "order_id")).serves(ORDER)).isFalse();
    assertThat(table(index(Set.of(), "line > 1", "order_id")).serves(ORDER)).isFalse();
    assertThat(table(index(Set.of(Index.Trait.INVALID), null, "order_id")).serves(ORDER)).isFalse();
  }

  private static Table table(Index... indexes) {
    return new Table(LINES, List.of(), Arrays.asList(indexes), List.of(ORDER), 100, 8192);
  }

  private static Index index(Set<Index.Trait> traits, String predicate, String... columns) {
    List<IndexKey> keys = Arrays.stream(columns).map(IndexKey::column).toList();
    IndexShape shape = new IndexShape(LINES, "btree", keys, List.of(), predicate);
    return new Index("i", shape, traits, new Index.Size(8192, 0), "");
  }
}
