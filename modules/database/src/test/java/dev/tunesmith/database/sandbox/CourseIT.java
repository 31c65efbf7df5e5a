package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.LockOrder;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Course;
import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands for several statements runs as they ran. */
class CourseIT {

  private static final Query LEFT =
      new Query(
          new QueryName("left"),
          "select 1 from orders where id < 3",
          Query.Access.READ,
          1,
          null,
          1);

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_a_table() {
    sandbox =
        SandboxFactory.copy(
                Target.of(
                    TestServer.database(
                        """
                        create table orders (id integer primary key, total numeric);
                        insert into orders select g, g from generate_series(1, 100) g;
                        """)),
                EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @Test
  void transactions_meet_and_one_is_given_up_where_each_holds_what_the_other_wants() {
    Query crossed =
        meeting(
            List.of("update orders set total = 1 where id = 1", "delete from orders where id = 2"),
            List.of("update orders set total = 2 where id = 2", "delete from orders where id = 1"));
    Query oneWay =
        meeting(
            List.of("update orders set total = 1 where id = 1", "delete from orders where id = 2"),
            List.of("update orders set total = 2 where id = 1", "delete from orders where id = 2"));
    LockOrder order = new LockOrder(crossed.name());

    try (SandboxSession session = sandbox.open()) {
      assertThat(session.run(crossed).isCutOff()).isTrue();
      assertThat(session.run(oneWay).isCutOff()).isFalse();
      sandbox.pretend(order, Presence.WITH);
      assertThat(session.run(crossed).isCutOff()).isFalse();
      sandbox.pretend(order, Presence.WITHOUT);
      assertThat(session.run(crossed).isCutOff()).isTrue();
      assertThat(session.run(LEFT).rows()).isEqualTo(2);
    }
  }

  private static Query meeting(List<String> one, List<String> other) {
    List<String> ordered = List.of("select id from orders where id < 3 order by id for update");
    Encounter encounter =
        new Encounter(
            List.of(new Encounter.Party(one, ordered), new Encounter.Party(other, ordered)), 1);
    return standingFor("select id from orders where id < 3", encounter);
  }

  @Test
  void a_burst_is_asked_one_by_one_until_other_words_are_in_force() {
    Burst burst =
        new Burst(
            "select total from orders where id = $1",
            List.of(
                "select total from orders where id = 1", "select total from orders where id = 2"),
            1,
            2,
            null,
            StatementAuthor.BY_HAND);
    Query each = standingFor("select 1 from orders where id = 3", burst);
    Rewrite once =
        new Rewrite(
            new Restatement(each.name(), each.sql(), "select total from orders where id < 9"));

    try (SandboxSession session = sandbox.open()) {
      assertThat(session.run(each).rows()).isEqualTo(2);
      sandbox.pretend(once, Presence.WITH);
      assertThat(session.run(each).rows()).isEqualTo(8);
      sandbox.pretend(once, Presence.WITHOUT);
    }
  }

  private static Query standingFor(String sql, Course course) {
    QueryName name = new QueryName("several");
    return new Query(name, sql, Query.Access.READ, 1, null, 1, null, null, Set.of(), course);
  }
}
