package dev.tunesmith.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoreJsonTest {

  private record Held(Set<Trait> traits, RawJson raw) {}

  @Test
  void equal_sets_make_equal_texts_whatever_their_order() {
    RawJson raw = new RawJson("{\"a\":[1,2.50]}");
    Held one = new Held(new LinkedHashSet<>(List.of(Trait.UNIQUE, Trait.CLUSTERED)), raw);
    Held other = new Held(new LinkedHashSet<>(List.of(Trait.CLUSTERED, Trait.UNIQUE)), raw);

    assertThat(CoreJson.write(one)).isEqualTo(CoreJson.write(other));
    assertThat(CoreJson.read(CoreJson.write(one), Held.class).traits()).isEqualTo(one.traits());
  }

  @Test
  void what_is_kept_raw_comes_back_as_the_same_value() {
    Held held = new Held(Set.of(), new RawJson("{\"a\":[1,\"x\",null]}"));

    assertThat(CoreJson.read(CoreJson.write(held), Held.class)).isEqualTo(held);
  }

  @Test
  void events_that_differ_in_times_alone_are_the_same_without_them() {
    SessionEvent slow = new UndoRehearsed(new EvidenceId("E7"), 4, Duration.ofSeconds(3));
    SessionEvent fast = new UndoRehearsed(new EvidenceId("E7"), 4, Duration.ofMillis(2));
    SessionEvent longer = new UndoRehearsed(new EvidenceId("E7"), 5, Duration.ofMillis(2));

    assertThat(timeless(slow)).isEqualTo(timeless(fast)).isNotEqualTo(timeless(longer));
  }

  private static String timeless(SessionEvent event) {
    return CoreJson.writeTimeless(event, SessionEvent.class);
  }

  @Test
  void what_is_no_such_value_is_said_so_in_one_line() {
    assertThatThrownBy(() -> CoreJson.read("{\"id\":\"seven\"}", UndoRehearsed.class))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessageContaining("undo_rehearsed")
        .hasMessageNotContaining("\n");
  }

  @Test
  void the_first_difference_is_named_by_its_path_with_both_values() {
    String recorded =
        "{\"a\":1,\"trial\":{\"reads\":[{\"outcome\":\"better\"},{\"x\":1}]},\"z\":1}";
    String now = "{\"a\":1,\"trial\":{\"reads\":[{\"outcome\":\"worse\"}]},\"z\":2}";

    assertThat(JsonDifference.between(recorded, now))
        .contains(new JsonDifference("trial.reads[0].outcome", "better", "worse"));
    assertThat(JsonDifference.between(recorded, recorded)).isEmpty();
  }

  @Test
  void what_only_one_side_has_is_a_difference() {
    assertThat(JsonDifference.between("{\"a\":[1,{\"b\":2}]}", "{\"a\":[1]}"))
        .contains(new JsonDifference("a[1]", "{\"b\":2}", ""));
    assertThat(JsonDifference.between("{}", "{\"new\":\"x\"}"))
        .contains(new JsonDifference("new", "", "x"));
  }
}
