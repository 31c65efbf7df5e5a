package dev.tunesmith.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.PlannerStatistics.Aspect;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the advisor makes of plans that rest on wrong numbers of rows, and of others. */
class WrongNumbersIT {

  private static final String SCRIPT =
      """
      create table cars (id int primary key, maker int not null, model int not null,
                         series int not null, plant int not null, plate text not null,
                         colour int not null);
      insert into cars
      select g, g % 64 / 8, g % 64, g % 64 * 3, g % 64 + 7, 'P' || g, (g::bigint * 7919 % 64)::int
        from generate_series(1, 60000) g;
      create table recalls (id int primary key, car_id int not null, season int not null);
      insert into recalls select g, g * 3, g % 2 from generate_series(1, 9000) g;
      create index on cars (model, maker, series, colour);
      create index on recalls (car_id);
      vacuum analyze;
      """;

  private static final String RECALLED =
      "select c.plate, r.season from cars c join recalls r on r.car_id = c.id where c.maker = %s";

  private static final Query TOGETHER =
      RealWorkload.read(
          "together", RECALLED.formatted("3 and c.model = 27 and c.series = 81 and c.plant = 34"));
  private static final Query INDEPENDENT =
      RealWorkload.read("independent", RECALLED.formatted("3 and c.colour = 7"));
  private static final Query SAME_PLAN =
      RealWorkload.read(
          "same plan", "select plate from cars where maker = 3 and model = 27 and series = 81");

  private static RealWorkload workload;
  private static List<Measurement> measured;

  @BeforeAll
  static void measures() {
    workload = new RealWorkload(SCRIPT, List.of(TOGETHER, INDEPENDENT, SAME_PLAN));
    measured = workload.measure();
  }

  @AfterAll
  static void stops() {
    workload.close();
  }

  private static List<Remedy> statistics(Query query) {
    Issue slow =
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(query.name()),
            1,
            List.of(),
            null);
    return workload.advice(slow, query, slowed(), List.of()).stream()
        .map(Advice::remedy)
        .filter(PlannerStatistics.class::isInstance)
        .toList();
  }

  /** As on a machine on which everything takes two seconds. */
  private static List<Measurement> slowed() {
    return measured.stream()
        .map(
            each ->
                new Measurement(
                    each.id(), each.query(), new Timing(5, 2_000, 2_000, 0, 1), 1, each.plan()))
        .toList();
  }

  @Test
  void statistics_of_columns_that_go_together_are_advised() {
    assertThat(statistics(TOGETHER))
        .first()
        .isEqualTo(
            PlannerStatistics.together(
                new TableName("public", "cars"),
                List.of("maker", "model", "series", "plant"),
                List.of(),
                Aspect.DEPENDENCIES));
  }

  @Test
  void where_the_numbers_are_right_nothing_is_to_be_told() {
    assertThat(statistics(INDEPENDENT)).isEmpty();
  }

  @Test
  void where_better_numbers_lead_to_the_same_plan_they_change_nothing() {
    assertThat(statistics(SAME_PLAN)).isEmpty();
  }
}
