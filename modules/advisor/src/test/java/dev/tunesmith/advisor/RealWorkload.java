package dev.tunesmith.advisor;

import dev.tunesmith.advisor.finding.IssueFinding;
import dev.tunesmith.advisor.tools.Advisor;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxFactory;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A workload measured on a real server, and what the advisor makes of it. */
final class RealWorkload implements AutoCloseable {

  private static final EvidenceId CATALOGUE = EvidenceId.of(1);

  private final EmbeddedServer server;
  private final Sandbox sandbox;
  private final Workload workload;

  RealWorkload(String script, List<Query> queries) {
    this.server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    this.workload = new Workload(queries, List.of());
    server.execute(script);
    this.sandbox =
        SandboxFactory.copy(Target.of(server.dataSource()), EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  static Query read(String name, String sql) {
    return new Query(new QueryName(name), sql, Query.Access.READ, 1, null, 1);
  }

  static Query write(String name, String sql) {
    return new Query(new QueryName(name), sql, Query.Access.WRITE, 1, null, 1);
  }

  List<Measurement> measure() {
    List<Measurement> unweighed = new ArrayList<>();
    EvidenceCounter counter = new EvidenceCounter();
    counter.next();
    try (SandboxSession session = sandbox.open()) {
      for (Query query : workload.reads()) {
        unweighed.add(measured(counter.next(), query, session));
      }
    }
    double whole = unweighed.stream().mapToDouble(this::weight).sum();
    return unweighed.stream()
        .map(m -> new Measurement(m.id(), m.query(), m.timing(), weight(m) / whole, m.plan()))
        .toList();
  }

  private double weight(Measurement measured) {
    return measured.timing().medianMillis()
        * workload.find(measured.query()).orElseThrow().weight();
  }

  private static Measurement measured(EvidenceId id, Query query, SandboxSession session) {
    session.run(query);
    List<Run> runs =
        IntStream.range(0, 5)
            .mapToObj(i -> session.run(query))
            .sorted((a, b) -> Double.compare(a.millis(), b.millis()))
            .toList();
    Plan plan = session.planAndRun(query);
    Timing timing =
        new Timing(5, runs.get(2).millis(), runs.get(4).millis(), 0, runs.get(0).rows());
    return new Measurement(id, query.name(), timing, 0, plan);
  }

  List<Issue> issues(List<Measurement> measurements) {
    return new IssueFinding(CATALOGUE).find(sandbox.schema(), workload, measurements);
  }

  List<Advice> advice(Issue issue, List<Measurement> measurements, List<Remedy> tried) {
    Query query = issue.query() == null ? null : workload.find(issue.query()).orElseThrow();
    return advice(issue, query, measurements, tried);
  }

  List<Advice> advice(
      Issue issue, @Nullable Query query, List<Measurement> measurements, List<Remedy> tried) {
    AdvisorContext context =
        new AdvisorContext(
            sandbox.schema(),
            workload,
            measurements,
            sandbox.whatIf(),
            Set.of(
                RemedyKind.CREATE_INDEX,
                RemedyKind.DROP_INDEX,
                RemedyKind.STATISTICS,
                RemedyKind.COMBINATION),
            tried);
    return new Advisor().advise(issue, query, context);
  }

  @Override
  public void close() {
    sandbox.close();
    server.close();
  }
}
