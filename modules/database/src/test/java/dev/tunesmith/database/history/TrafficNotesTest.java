package dev.tunesmith.database.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Traffic.Kind;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Deadlock;
import dev.tunesmith.database.dialect.StatementRecords.LockWait;
import dev.tunesmith.database.dialect.StatementRecords.LockWait.Stage;
import dev.tunesmith.database.dialect.StatementRecords.Moment;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.dialect.StatementRecords.Waiting;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a log tells of statements beside how long they take, and what is no trouble in it. */
class TrafficNotesTest {

  private static final String ADD = "update counters set n = n + 1 where id = 3";
  private static final String BOUND = "update counters set n = n + 1 where id = '3'";
  private static final String UNBOUND = "update counters set n = n + 1 where id = $1";
  private static final String REPORT = "select country, count(*) from customers group by country";
  private static final Schema SCHEMA =
      new Schema(Stream.of("counters", "customers", "audit").map(TrafficNotesTest::table).toList());

  private final Tally tally = new Tally();
  private LocalDateTime now = LocalDateTime.parse("2026-03-01T09:00:00.123");

  private static Table table(String name) {
    return new Table(
        new TableName("public", name),
        List.of(new Column("id", "bigint", Nullability.NOT_NULL, null)),
        List.of(),
        List.of(),
        100,
        8_192);
  }

  private void ask(int process, String sql, double millis) {
    now = now.plusNanos(2_000_000);
    tally.ran(
        new Ran(
            new Remembered(sql, 1, millis, 0, 0),
            "shop",
            Map.of(),
            new Moment(String.valueOf(process), process, now)));
  }

  private void wait(int process, String sql, double millis, Stage stage, Integer... holders) {
    tally.waited(
        new LockWait("shop", process, List.of(holders), new Waiting(sql, Map.of()), millis, stage));
  }

  private List<Traffic> notes() {
    Sorting sorting = Sorting.of(tally.in("shop"), SCHEMA);
    List<Query> queries =
        sorting.taken().stream()
            .map(asked -> asked.remembered().sql())
            .map(sql -> new Query(new QueryName(sql), sql, Query.Access.READ, 1, null, 0))
            .toList();
    return TrafficNotes.of(new Workload(queries, List.of()), sorting, tally, "shop");
  }

  @Test
  void waits_add_up_with_what_their_holders_had_asked() {
    ask(1, "begin", 0);
    ask(1, ADD, 1);
    wait(2, ADD, 300, Stage.STILL_WAITING, 1);
    wait(2, ADD, 700, Stage.OVER);
    wait(3, ADD, 600, Stage.STILL_WAITING, 2);
    ask(2, ADD, 700);

    assertThat(notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(Kind.WAITED);
              assertThat(note.times()).isEqualTo(2);
              assertThat(note.millis()).isEqualTo(1_300);
              assertThat(note.beside())
                  .containsExactly("update counters set n = n + ? where id = ?");
            });
  }

  @Test
  void a_wait_is_told_of_the_statement_whose_values_are_known_only_later() {
    ask(1, BOUND, 1);
    ask(1, BOUND, 1);
    wait(2, UNBOUND, 600, Stage.OVER);
    wait(3, UNBOUND, 600, Stage.OVER);

    assertThat(notes()).extracting(note -> note.query().value()).containsExactly(BOUND);
  }

  @Test
  void a_short_wait_and_a_deadlock_are_nothing_of_that() {
    ask(1, ADD, 1);
    ask(2, ADD, 1);
    wait(2, ADD, 1_500, Stage.STILL_WAITING, 1);
    wait(3, ADD, 1_500, Stage.STILL_WAITING, 2);
    tally.met(new Deadlock("shop", Map.of(2, new Waiting(ADD, Map.of()))));
    wait(4, ADD, 20, Stage.OVER);
    tally.met(new Deadlock("shop", Map.of(3, new Waiting(ADD, Map.of()))));

    assertThat(notes()).isEmpty();
  }

  @Test
  void the_same_asked_again_is_told_where_nothing_changes_it() {
    for (int i = 0; i < 15; i++) {
      ask(i % 4, REPORT, 30);
      ask(i % 4, "select * from customers where id = " + i, 0.1);
    }

    assertThat(notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(Kind.ASKED_AGAIN);
              assertThat(note.query().value()).isEqualTo(REPORT);
              assertThat(note.times()).isEqualTo(14);
              assertThat(note.beside()).containsExactly("public.customers");
            });
  }

  @Test
  void what_changes_as_often_and_what_waits_for_work_is_asked_again_for_good_reason() {
    for (int i = 0; i < 15; i++) {
      ask(1, REPORT, 30);
      ask(2, "update customers set id = " + i + " where id = 7", 1);
      ask(2, "select id from audit where id > 5 for update skip locked", 30);
    }

    assertThat(notes()).isEmpty();
  }

  @Test
  void rows_put_in_one_by_one_are_told_and_many_at_once_are_not() {
    for (int i = 0; i < 40; i++) {
      ask(1, "insert into audit (id) values (" + i + ")", 0.1);
    }
    ask(2, "begin", 0);
    for (int i = 0; i < 40; i++) {
      ask(2, "insert into counters (id) values (" + i + ") on conflict (id) do nothing", 0.1);
    }
    ask(2, "commit", 0);
    for (int i = 0; i < 40; i++) {
      ask(3, "insert into customers (id) values (" + i + "), (" + (i + 100) + ")", 0.1);
    }

    assertThat(notes())
        .extracting(Traffic::kind)
        .containsExactlyInAnyOrder(Kind.COMMIT_PER_ROW, Kind.ROW_BY_ROW);
  }
}
