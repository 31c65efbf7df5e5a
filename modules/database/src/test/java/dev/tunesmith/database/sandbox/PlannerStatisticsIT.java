package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.PlannerStatistics.Aspect;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlannerStatisticsIT {

  private static final TableName CARS = new TableName("Yard", "Cars");
  private static final Query BOTH =
      read("select * from \"Yard\".\"Cars\" where \"Maker\" = 7 and model = 703");
  private static final Query GROUPS =
      read("select \"Maker\", model, count(*) from \"Yard\".\"Cars\" group by 1, 2");
  private static final Query RARE = read("select * from \"Yard\".\"Cars\" where owner = 3");
  private static final double THERE = 200;
  private static final Offset<Double> ABOUT = within(THERE / 2);

  private static Sandbox sandbox;

  private static Query read(String sql) {
    return new Query(new QueryName("q"), sql, Query.Access.READ, 1, null, 1);
  }

  @BeforeAll
  static void copies_the_cars() {
    sandbox =
        SandboxFactory.copy(
                Target.of(
                    TestServer.database(
                        """
                        create schema "Yard";
                        create table "Yard"."Cars" (
                          "Maker" int not null, model int not null, owner int not null);
                        alter table "Yard"."Cars" alter column owner set statistics 1;
                        insert into "Yard"."Cars"
                        select g % 100 / 4, g % 100 / 4 * 100 + g % 4,
                               case when g % 100 = 0 then 3 else g end
                          from generate_series(1, 20000) g;
                        vacuum analyze;
                        """)),
                EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  private static double expected(Query query) {
    try (SandboxSession session = sandbox.open()) {
      return session.plan(query).root().estimate().rows();
    }
  }

  @Test
  void what_goes_together_is_foreseen_carried_out_hidden_and_taken_back() {
    PlannerStatistics remedy =
        PlannerStatistics.together(CARS, List.of("Maker", "model"), List.of(), Aspect.DEPENDENCIES);
    Set<String> before = sandbox.definitions();
    assertThat(expected(BOTH)).isLessThan(THERE / 10);

    assertThat(sandbox.whatIf().planWith(BOTH, List.of(remedy)).root().estimate().rows())
        .isCloseTo(THERE, ABOUT);
    assertThat(expected(BOTH)).isLessThan(THERE / 10);

    sandbox.apply(remedy);
    assertThat(sandbox.definitions()).hasSize(before.size() + 1);
    assertThat(expected(BOTH)).isCloseTo(THERE, ABOUT);

    sandbox.pretend(remedy, Presence.WITHOUT);
    assertThat(expected(BOTH)).isLessThan(THERE / 10);
    sandbox.pretend(remedy, Presence.WITH);
    assertThat(expected(BOTH)).isCloseTo(THERE, ABOUT);

    sandbox.undo(remedy);
    assertThat(expected(BOTH)).isLessThan(THERE / 10);
    assertThat(sandbox.definitions()).isEqualTo(before);
  }

  @Test
  void groups_of_several_columns_are_counted() {
    PlannerStatistics remedy =
        PlannerStatistics.together(CARS, List.of("Maker", "model"), List.of(), Aspect.NDISTINCT);

    assertThat(expected(GROUPS)).isGreaterThan(1_000);
    assertThat(sandbox.whatIf().planWith(GROUPS, List.of(remedy)).root().estimate().rows())
        .isEqualTo(100);
  }

  @Test
  void an_expression_is_looked_at_as_a_column_is() {
    Query expression = read("select * from \"Yard\".\"Cars\" where model % 100 = 3");
    PlannerStatistics remedy = PlannerStatistics.together(CARS, List.of(), List.of("model % 100"));

    assertThat(expected(expression)).isEqualTo(100);
    assertThat(sandbox.whatIf().planWith(expression, List.of(remedy)).root().estimate().rows())
        .isCloseTo(5_000, within(500.0));
  }

  @Test
  void a_closer_look_ends_with_the_target_and_the_numbers_of_before() {
    PlannerStatistics remedy = PlannerStatistics.closer(CARS, List.of("owner"), 500, 1);
    Set<String> before = sandbox.definitions();
    double unknown = expected(RARE);

    sandbox.apply(remedy);
    assertThat(sandbox.definitions()).hasSize(before.size()).isNotEqualTo(before);

    sandbox.undo(remedy);
    assertThat(expected(RARE)).isEqualTo(unknown);
    assertThat(sandbox.definitions()).isEqualTo(before);
    assertThat(sandbox.migration(remedy).apply())
        .containsExactly(
            "ALTER TABLE \"Yard\".\"Cars\" ALTER COLUMN owner SET STATISTICS 500",
            "ANALYZE \"Yard\".\"Cars\"");
    assertThat(sandbox.schema().table(CARS).orElseThrow().column("owner").orElseThrow())
        .extracting(column -> column.statisticsTarget())
        .isEqualTo(1);
  }
}
