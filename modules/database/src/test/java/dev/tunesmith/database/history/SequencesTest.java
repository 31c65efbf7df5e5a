package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Moment;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.history.Sequences.Repeated;
import dev.tunesmith.database.history.Sequences.Step;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.workload.Template;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one session asks again and again, told from what many ask of it. */
class SequencesTest {

  private static final LocalDateTime MORNING = LocalDateTime.parse("2026-03-01T09:00:00.123");
  private static final String PARENTS = "select id from orders where day = '2026-03-01'";

  private final Sequences sequences = new Sequences();
  private LocalDateTime now = MORNING;

  private void ask(String session, String sql) {
    ask(session, sql, 2);
  }

  private void ask(String session, String sql, int pauseMillis) {
    now = now.plusNanos(1_000_000L * (pauseMillis + 1));
    Ran ran =
        new Ran(new Remembered(sql, 1, 1, 0, 0), "shop", Map.of(), new Moment(session, 0, now));
    sequences.add(ran, new Step(Template.of(sql), sql), SqlText.code(sql));
  }

  private static String lines(int order) {
    return "select * from lines where order_id = " + order;
  }

  @Test
  void a_burst_has_its_members_and_what_led_to_it() {
    ask("a", PARENTS);
    for (int order = 1; order <= 20; order++) {
      ask("a", lines(order));
      ask("b", "select * from carts where id = " + order % 3);
    }

    assertThat(sequences.in("shop"))
        .filteredOn(repeated -> repeated.sample().get(0).contains("lines"))
        .singleElement()
        .satisfies(
            repeated -> {
              assertThat(repeated.sample()).hasSize(20).startsWith(lines(1), lines(2));
              assertThat(repeated.leader()).isNotNull();
              assertThat(repeated.leader().sql()).isEqualTo(PARENTS);
              assertThat(repeated.isOneUnit()).isFalse();
            });
  }

  @Test
  void what_is_asked_for_each_row_in_turn_has_one_leader() {
    ask("a", PARENTS);
    for (int order = 1; order <= 20; order++) {
      ask("a", lines(order));
      ask("a", "select * from notes where order_id = " + order);
    }

    assertThat(sequences.in("shop"))
        .hasSize(2)
        .allSatisfy(
            repeated -> {
              assertThat(repeated.leader()).isNotNull();
              assertThat(repeated.leader().sql()).isEqualTo(PARENTS);
            });
  }

  @Test
  void a_transaction_may_take_its_time_and_ends_what_is_one_unit() {
    ask("a", "BEGIN");
    ask("a", PARENTS);
    for (int order = 1; order <= 20; order++) {
      ask("a", lines(order), 300);
    }
    ask("a", "COMMIT");
    for (int order = 21; order <= 24; order++) {
      ask("a", lines(order), 300);
    }

    assertThat(sequences.in("shop"))
        .singleElement()
        .satisfies(
            repeated -> {
              assertThat(repeated.isOneUnit()).isTrue();
              assertThat(repeated.asked()).isEqualTo(20);
            });
  }

  @Test
  void who_serves_one_caller_after_the_other_repeats_nothing() {
    for (int caller = 1; caller <= 50; caller++) {
      ask("pooled", "select * from carts where id = " + caller, 400);
    }
    for (int caller = 1; caller <= 50; caller++) {
      ask("pooled", "begin", 1);
      ask("pooled", "select * from carts where id = " + caller, 1);
      ask("pooled", "commit", 1);
    }

    assertThat(sequences.in("shop")).isEmpty();
  }

  @Test
  void a_few_are_no_burst_and_bursts_of_several_sessions_are_counted_together() {
    for (String session : List.of("a", "b", "c")) {
      ask(session, PARENTS);
      for (int order = 1; order <= 12; order++) {
        ask(session, lines(order));
      }
      for (int order = 1; order <= 5; order++) {
        ask(session, "select * from notes where order_id = " + order);
      }
    }

    assertThat(sequences.in("shop"))
        .singleElement()
        .satisfies(
            (Repeated repeated) -> {
              assertThat(repeated.bursts()).isEqualTo(3);
              assertThat(repeated.asked()).isEqualTo(36);
            });
    assertThat(sequences.in("other")).isEmpty();
  }

  @Test
  void without_a_session_nothing_is_told() {
    for (int order = 1; order <= 20; order++) {
      ask("", lines(order));
    }

    assertThat(sequences.in(null)).isEmpty();
  }
}
