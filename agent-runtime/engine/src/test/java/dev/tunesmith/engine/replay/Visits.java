package dev.tunesmith.engine.replay;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.database.workload.WorkloadText;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Results;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database with slow statements, and sessions on it that are recorded. */
final class Visits implements AutoCloseable {

  static final String KEY = "not-a-real-key";

  /** Settled by an index. */
  static final String PAGE =
      """
      -- name: visits-of-a-page
      select id, at from visits where page = 4711 order by at desc limit 20;
      """;

  /** Settled by other words. */
  static final String DAY =
      """
      -- name: visits-of-a-day
      select id, page from visits where at::date = date '2026-01-02';
      """;

  /** Settled by what a peer advises: its list is too long for the memory there is. */
  static final String NEVER =
      """
      -- name: members-who-never-came
      select id, visitor in (select visitor from visits where page >= 0) as came from members;
      """;

  static final String WRITE =
      """
      -- name: a-visit
      insert into visits (visitor, page, at) values (1, 2, timestamp '2026-03-01');
      """;

  private final PracticeServer server = PracticeServer.start();

  Visits() {
    server.execute(
        """
        alter database postgres set work_mem = '800kB';
        create table visits (
          id bigint generated always as identity primary key, visitor int not null, page int,
          at timestamp not null);
        insert into visits (visitor, page, at)
          select i::bigint * 7919 % 40000, i % 5000,
                 timestamp '2026-01-01' + i * interval '1 minute'
          from generate_series(1, 60000) i;
        create index visits_at on visits (at);
        create table members (id int primary key, visitor int not null);
        insert into members select i, i * 37 from generate_series(1, 40) i;
        analyze;
        """);
  }

  PracticeServer server() {
    return server;
  }

  TuningSessionBuilder session(String workload, Path results) {
    return TuningSession.builder()
        .underLoad(BriefLoad.RUN)
        .target(server.dataSource())
        .workload(workload)
        .results(results)
        .record();
  }

  TuningSessionBuilder session(
      String workload, Path results, String model, ScriptedModelServer at) {
    return session(workload, results)
        .model(model)
        .environment(
            Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_BASE_URL",
                at.baseUrl(),
                "ANTHROPIC_API_KEY",
                KEY,
                "ANTHROPIC_BASE_URL",
                at.baseUrl()));
  }

  /** The same session as an order, to be run by another clock. */
  SessionOrder order(String workload, Path results) {
    return new SessionOrder(
        new TargetDatabase.Hosted(server.dataSource()),
        SandboxServers.onClassPath(),
        WorkloadText.of(workload),
        List.of(),
        AgentOrder.of(AgentChoice.builtin()),
        new Terms(Budget.STANDARD, Set.of(), Decider.defer()),
        new Results(results, Results.Kept.LEDGER_AND_RECORDING),
        null);
  }

  @Override
  public void close() {
    server.close();
  }
}
