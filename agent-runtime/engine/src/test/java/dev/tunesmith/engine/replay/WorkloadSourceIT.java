package dev.tunesmith.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.workload.WorkloadSource;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.SessionReplay;
import dev.tunesmith.engine.TuningSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that nobody foresaw is one class, and its sessions are recorded like any other. */
class WorkloadSourceIT {

  @TempDir private Path folder;

  /** Whoever looks a page up in any table of the target that has pages. */
  private record PageLookups(int page) implements WorkloadSource {

    @Override
    public String name() {
      return "lookups of page " + page;
    }

    @Override
    public Workload read(Target target) {
      List<Query> queries =
          target.readSchema().tables().stream()
              .filter(
                  table -> table.columns().stream().anyMatch(each -> each.name().equals("page")))
              .map(this::lookup)
              .toList();
      return new Workload(queries, List.of());
    }

    private Query lookup(Table table) {
      String sql = "select * from " + table.name() + " where page = " + page;
      return new Query(
          new QueryName(table.name().name() + "-of-a-page"), sql, Query.Access.READ, 1, null, 1);
    }
  }

  @Test
  void statements_come_from_wherever_a_source_finds_them_once_the_target_is_open() {
    Path results = folder.resolve("results");
    SessionState state;
    try (Visits visits = new Visits()) {
      state =
          TuningSession.builder()
              .underLoad(BriefLoad.RUN)
              .target(visits.server().dataSource())
              .workload(new PageLookups(4711))
              .results(results)
              .record()
              .build()
              .run()
              .state();
    }

    assertThat(state.accepted())
        .singleElement()
        .satisfies(file -> assertThat(file.issue().title()).contains("visits-of-a-page"));
    assertThat(
            SessionReplay.of(results).results(folder.resolve("again")).build().run().divergences())
        .isEmpty();
  }

  @Test
  void without_a_workload_it_is_what_the_server_remembers() {
    SessionState state;
    try (Visits visits = new Visits()) {
      visits.server().execute("create extension pg_stat_statements;");
      for (int page = 1; page <= 3; page++) {
        visits
            .server()
            .execute(
                "select id, at from visits where page = " + page + " order by at desc limit 9;");
      }
      state =
          TuningSession.builder()
              .underLoad(BriefLoad.RUN)
              .target(visits.server().dataSource())
              .results(folder.resolve("results"))
              .build()
              .run()
              .state();
    }

    assertThat(state.accepted())
        .singleElement()
        .satisfies(file -> assertThat(file.issue().title()).contains("select-visits"));
    assertThat(state.leftOut())
        .extracting(Workload.LeftOut::reason)
        .anyMatch(reason -> reason.contains("wrote once only"));
  }
}
