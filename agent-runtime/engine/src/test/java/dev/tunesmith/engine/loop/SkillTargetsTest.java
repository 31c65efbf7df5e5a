package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillTargetsTest {

  private static final Workload WORKLOAD =
      WorkloadFile.parse(
          """
          -- target: median < 3ms
          select 1;
          -- critical: true
          select 2;
          select 3;
          insert into t values (4);
          """,
          "w");

  @TempDir private Path folder;

  @Test
  void the_shipped_files_set_a_target_for_critical_statements_alone() {
    assertThat(targets()).containsExactly("median < 3ms", "p95 < 100ms", "null", "null");
  }

  @Test
  void the_owner_of_slow_queries_sets_the_target_of_those_that_have_none() throws IOException {
    Files.writeString(
        folder.resolve("night-tuner.md"),
        """
        ---
        name: night-tuner
        description: Works at night.
        owns: [slow query]
        ---
        # Night tuner

        ## Metrics

        | Metric | Target |
        |---|---|
        | Query latency p95 | < 20ms |
        | Query latency p95 of reports | < 7 ms |
        | Uptime | > 99% |
        """);

    assertThat(targets()).containsExactly("median < 3ms", "p95 < 100ms", "p95 < 7ms", "p95 < 7ms");
  }

  @Test
  void a_commission_comes_before_skills_and_after_the_workload() {
    List<String> qualities =
        List.of("performance: p95 query latency < 40 ms", "availability: > 99.9%");

    assertThat(targets(new Commission("", "", List.of(), List.of(), qualities)))
        .containsExactly("median < 3ms", "p95 < 100ms", "p95 < 40ms", "p95 < 40ms");
  }

  private List<String> targets() {
    return targets(null);
  }

  private List<String> targets(@Nullable Commission commission) {
    Crew crew = SkillCatalogue.load(List.of(folder)).crew();
    return SkillTargets.of(crew, SkillTargets.objectives(crew, commission))
        .over(WORKLOAD)
        .queries()
        .stream()
        .map(Query::target)
        .map(String::valueOf)
        .toList();
  }
}
