package dev.tunesmith.engine.models;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A database with a slow statement, and sessions on it that a scripted model works. */
final class Visits implements AutoCloseable {
  static final String KEY = "not-a-real-key";
  static final String WORKLOAD =
      """
      -- name: visits-of-a-page
      select id, at from visits where page = 4711 and kind = 'browser' order by at desc limit 20;
      """;

  private final PracticeServer server = PracticeServer.start();

  Visits() {
    server.execute(
        """
        create table visits (
          id bigint generated always as identity primary key, page int, kind text, at timestamptz);
        insert into visits (page, kind, at)
          select i % 5000, case i % 2 when 0 then 'browser' else 'robot' end,
                 timestamptz '2026-01-01' + i * interval '1 second'
          from generate_series(1, 30000) i;
        analyze visits;
        """);
  }

  PracticeServer server() {
    return server;
  }

  /** A session by the model of that name, which is to be found at {@code model}. */
  TuningSessionBuilder session(String choice, ScriptedModelServer model, Path results) {
    return TuningSession.builder()
        .underLoad(BriefLoad.RUN)
        .target(server.dataSource())
        .workload(WORKLOAD)
        .model(choice)
        .environment(environment(model))
        .results(results);
  }

  static Map<String, String> environment(ScriptedModelServer model) {
    return Map.of(
        "OPENAI_API_KEY",
        KEY,
        "OPENAI_BASE_URL",
        model.baseUrl(),
        "ANTHROPIC_API_KEY",
        KEY,
        "ANTHROPIC_BASE_URL",
        model.baseUrl());
  }

  /** Who worked, attempt by attempt. */
  static List<String> workers(SessionState state) {
    return state.issues().stream()
        .flatMap(file -> file.attempts().stream())
        .map(IssueFile.Attempt::agent)
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
