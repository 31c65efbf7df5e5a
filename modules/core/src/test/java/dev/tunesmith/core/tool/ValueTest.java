package dev.tunesmith.core.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {

  @Test
  void a_field_of_another_form_is_as_good_as_absent() {
    Value.Structure structure = Value.structure().with("figure", 1).with("text", "1");

    assertThat(structure.text("figure")).isEmpty();
    assertThat(structure.number("text")).isEmpty();
    assertThat(structure.sequence("text")).isEmpty();
    assertThat(structure.number("figure")).contains(1.0);
  }

  @Test
  void fields_keep_the_order_in_which_they_came() {
    Value.Structure structure =
        Value.structure().with("z", 1).with("a", Value.texts(List.of("x"))).with("m", "y");

    assertThat(structure.fields().keySet()).containsExactly("z", "a", "m");
  }
}
