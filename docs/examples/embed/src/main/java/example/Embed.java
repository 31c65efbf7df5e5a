package example;

import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;

/** Tunes whatever a {@code DataSource} leads to. */
public final class Embed {

  private static final String DATA =
      """
      create table visits (id bigint generated always as identity primary key, page int, at timestamptz);
      insert into visits (page, at)
        select i % 5000, timestamptz '2026-01-01' + i * interval '1 second'
        from generate_series(1, 200000) i;
      analyze visits;
      """;

  private static final String WORKLOAD =
      """
      -- name: visits-of-a-page
      -- target: p95 < 5ms
      select id, at from visits where page = 4711 order by at desc limit 20;
      """;

  private Embed() {}

  /** Writes the results to the folder that is the only argument. */
  public static void main(String[] arguments) {
    try (PracticeServer server = PracticeServer.start()) {
      server.execute(DATA);

      TuningResult result =
          TuningSession.builder()
              .target(server.dataSource())
              .workload(WORKLOAD)
              .results(Path.of(arguments[0]))
              .build()
              .run();

      System.out.println("Proven remedies: " + result.state().accepted().size());
      System.out.println("Report: " + result.folder().resolve("report.md"));
    }
  }
}
