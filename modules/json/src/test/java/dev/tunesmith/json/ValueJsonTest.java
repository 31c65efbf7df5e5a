package dev.tunesmith.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.tool.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {
  @Test
  void a_value_is_plain_json_in_the_order_it_was_given() {
    Value value =
        Value.structure()
            .with("table", "shop.orders")
            .with("rows", 3)
            .with("share", 0.25)
            .with("unique", new Value.Flag(false))
            .with("where", new Value.Nothing())
            .with("keys", Value.texts(List.of("a", "b")));

    assertThat(ValueJson.write(value))
        .isEqualTo(
            "{\"table\":\"shop.orders\",\"rows\":3,\"share\":0.25,\"unique\":false,"
                + "\"where\":null,\"keys\":[\"a\",\"b\"]}");
  }

  @Test
  void any_value_survives_writing_and_reading() {
    for (long seed = 0; seed < 200; seed++) {
      Value value = new RandomRecords(seed).draw(Value.Structure.class);

      assertThat(ValueJson.read(ValueJson.write(value))).as("seed %d", seed).isEqualTo(value);
    }
  }

  @Test
  void a_number_that_json_cannot_hold_becomes_null() {
    assertThat(ValueJson.write(new Value.Figure(Double.NaN))).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} and so on", "{\"a\":1}{\"a\":2}", "yes"})
  void what_is_not_exactly_one_value_is_refused(String text) {
    assertThatThrownBy(() -> ValueJson.read(text)).isInstanceOf(UnreadableValueException.class);
  }

  @Test
  void nesting_without_end_is_refused() {
    assertThatThrownBy(() -> ValueJson.read("[".repeat(100_000)))
        .isInstanceOf(UnreadableValueException.class);
  }

  @Test
  void nesting_ends_at_forty() {
    assertThat(ValueJson.read("[".repeat(40) + "]".repeat(40))).isInstanceOf(Value.Sequence.class);
    assertThatThrownBy(() -> ValueJson.read("[".repeat(41) + "]".repeat(41)))
        .isInstanceOf(UnreadableValueException.class);
  }

  @Test
  void a_name_that_stands_twice_is_refused() {
    assertThatThrownBy(() -> ValueJson.read("{\"a\":1,\"b\":{\"a\":1,\"a\":2}}"))
        .isInstanceOf(UnreadableValueException.class);
    assertThat(ValueJson.parse("{\"a\":1,\"a\":2}")).isEmpty();
  }

  @Test
  void a_hidden_character_is_written_out_and_reads_back() {
    Value value = Value.structure().with("no\u200bte", "a\u202eb\u0007");

    String json = ValueJson.write(value);

    assertThat(json).isEqualTo("{\"no\\u200bte\":\"a\\u202eb\\u0007\"}");
    assertThat(ValueJson.read(json)).isEqualTo(value);
  }

  @Test
  void the_canonical_form_does_not_hang_on_the_order_of_fields() {
    Value one = ValueJson.read("{\"b\":{\"d\":1,\"c\":2.0},\"a\":[{\"y\":1,\"x\":2}]}");
    Value other = ValueJson.read("{\"a\":[{\"x\":2.0,\"y\":1.0}],\"b\":{\"c\":2,\"d\":1}}");

    assertThat(ValueJson.canonical(one)).isEqualTo(ValueJson.canonical(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "null", "{\"a\":1} and so on", "{\"a\""})
  void what_is_not_exactly_one_object_is_no_structure(String text) {
    assertThat(ValueJson.parse(text)).isEmpty();
  }
}
